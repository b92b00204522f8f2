//! What each side has acknowledged last.

use std::collections::BTreeMap;

use crate::document::scalar::{Date, Fingerprint};
use crate::rules::Subject;

/// The last acknowledgement of one section by one side.
pub(super) struct Acknowledged<'a> {
    /// Which record, counted from 0 in the partnership's order.
    pub(super) record: usize,
    /// On which day.
    pub(super) date: Option<Date>,
    /// The fingerprint of what the section said then.
    pub(super) fingerprint: &'a Fingerprint,
}

/// By side and section; of several the last one counts, and those after the day of the judgement are not there yet.
pub(super) fn last<'a>(subject: &Subject<'a>) -> BTreeMap<(&'a str, &'a str), Acknowledged<'a>> {
    let mut last = BTreeMap::new();
    for (record, document) in subject.partnership.records.acknowledgements.iter().enumerate() {
        let value = &document.value;
        let date = value.date.get().copied();
        if date.is_some_and(|date| date > subject.as_of) {
            continue;
        }
        let Some(side) = value.side.get() else { continue };
        for (section, fingerprint) in value.sections.get().into_iter().flat_map(|it| it.iter()) {
            last.insert((side.as_str(), section), Acknowledged { record, date, fingerprint });
        }
    }
    last
}
