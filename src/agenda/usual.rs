//! What parties usually answer, for those who would rather choose than type.

use crate::document::description;
use crate::document::header::DocumentKind;
use crate::rules;
use crate::yaml::{Step, YamlPath};

/// The places at which there are usual answers. What fits only some partnerships is none.
const USUAL: &[(&str, &[&str])] = &[
    ("exit.notice", &["30 days", "60 days", "90 days"]),
    ("exit.transition", &["30 days", "60 days", "90 days"]),
    (
        "exit.ip",
        &[
            "each party keeps what it brought; what was made together belongs to all of them",
            "each party keeps what it brought and what it made",
        ],
    ),
    ("exit.assets", &["each party keeps its own", "shared assets are sold and the proceeds divided"]),
    ("exit.non_compete", &["none", "6 months", "12 months"]),
    ("exit.customers", &["each customer chooses", "each party keeps the customers that it brought"]),
    ("exit.data.handover", &["30 days", "60 days", "90 days"]),
    ("exit.data.deletion", &["30 days", "60 days", "90 days"]),
    ("exit.conditions", &["breach", "change-of-control", "convenience"]),
    ("conflict.levels[].who", &["the partnership managers", "the executive sponsors", "an outside mediator"]),
    ("conflict.levels[].within", &["5 days", "10 days", "30 days"]),
    ("conflict.cooling_off", &["24 hours", "48 hours"]),
    ("conflict.deadlock.means", &["two meetings without a decision", "30 days without a decision"]),
    ("governance.amendments", &["in writing, signed by every party"]),
    ("governance.decisions[].what", &["scope and changes", "prices and terms", "spending"]),
    ("communication.meetings[].name", &["Weekly call", "Monthly review", "Quarterly review"]),
    ("communication.channels", &["mail", "a shared chat", "calls"]),
    ("communication.response_time", &["24 hours", "48 hours", "5 days"]),
    ("communication.culture.decision_speed", &["within days", "within weeks", "within months"]),
    ("communication.culture.style", &["in writing", "in calls", "in person"]),
    ("communication.culture.risk", &["avoids risk", "takes some risk", "takes risk easily"]),
    ("resources.{phase}.{party}.time", &["10%", "20%", "50%", "100%"]),
    ("term.length", &["6 months", "12 months", "24 months", "36 months"]),
    ("canvas.horizon", &["6 months", "12 months", "24 months", "36 months"]),
    ("canvas.exclusivity.{party}.expects", &["none"]),
    ("canvas.exclusivity.{party}.grants", &["none"]),
];

/// The usual answers at a place of the charter; none at most places.
#[must_use]
pub fn usual(path: &YamlPath) -> &'static [&'static str] {
    // What is said of all parties may be said of one of them, and what a list holds of its entry.
    let is_one = path.steps().last().is_some_and(|last| match last {
        Step::Index(_) => true,
        Step::Key(name) => {
            let place = description::at(DocumentKind::Charter, path);
            place.and_then(|place| place.key).is_some_and(|key| key.name != name)
        }
    });
    let is_at = |at: &'static str| {
        let parts = rules::parts_of(at);
        let (count, steps) = (parts.clone().count(), path.steps());
        let is_as_long = steps.len() == count || (is_one && steps.len() == count + 1);
        is_as_long && parts.zip(steps).all(|(part, step)| part.fits(step))
    };
    USUAL.iter().find(|(at, _)| is_at(at)).map_or(&[], |(_, usual)| usual)
}
