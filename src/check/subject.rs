//! What rules look at.

use crate::config::Configuration;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::method::Assessment;
use crate::partnership::Partnership;
use crate::rules::Subject;

/// What rules look at.
pub(super) fn subject<'s>(
    partnership: &'s Partnership,
    assessment: &'s Assessment,
    configuration: &'s Configuration,
    as_of: Date,
    stage: Stage,
) -> Subject<'s> {
    let charter = &partnership.charter.value;
    Subject {
        partnership,
        charter,
        assessment,
        policy: &configuration.policy,
        configuration,
        weights: configuration.weights(&partnership.charter.source.path),
        as_of,
        stage,
    }
}
