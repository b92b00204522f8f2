//! What has changed for a side since it last acknowledged: told before it acknowledges again.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::output;
use super::super::writing::Writing;
use super::{Common, Own};
use crate::document::agreed::fingerprint;
use crate::document::scalar::Fingerprint;
use crate::method::term_changes::{TermChange, Texts};
use crate::repository::charter_versions;
use crate::wording::term_changes::{NO_MERIT, for_party};

/// Tells, of each section that the side acknowledged and that says something else now, what has changed for it.
pub(super) fn tell(
    common: &Common,
    writing: &Writing,
    own: &Own<'_>,
    sections: &[(&str, Fingerprint)],
) -> anyhow::Result<()> {
    let outdated: Vec<(&str, &Fingerprint)> = sections
        .iter()
        .filter_map(|(section, now)| Some((*section, own.acknowledged(section).filter(|then| *then != now)?)))
        .collect();
    if outdated.is_empty() {
        return Ok(());
    }
    let partnership = writing.partnership();
    let configuration = common.configuration()?;
    let source = &partnership.charter.source;
    let file = source.file().map_or_else(|| PathBuf::from(&source.path), std::borrow::ToOwned::to_owned);
    // Without a history the side is told that something has changed.
    let versions = charter_versions(&file, &source.path, &configuration.placeholders).unwrap_or_default();
    let mut is_told = false;
    for (section, acknowledged) in outdated {
        let Some(then) = versions.iter().find(|it| fingerprint(it, section) == *acknowledged) else {
            let told = format!("`{section}` has changed since, and history does not show from what");
            output::note(common, &told);
            continue;
        };
        let before = Arc::clone(then);
        let texts = Texts {
            before: &before,
            after: partnership,
            registers: &[],
            configuration: &configuration,
            as_of: common.day()?,
        };
        let changes = texts.changes();
        let is_of_section = |it: &&TermChange| {
            let is_here = it.difference.term.first().is_some_and(|it| it == section);
            is_here || it.moved_between().is_some_and(|(from, to)| [from, to].contains(&section))
        };
        let of_section = changes.iter().filter(is_of_section);
        let mut lines =
            of_section.map(|it| for_party(it, own.side, &before, &partnership.charter)).peekable();
        if lines.peek().is_none() {
            output::note(common, &format!("`{section}` is written otherwise since, and says the same"));
        }
        for line in lines {
            is_told = true;
            output::note(common, &format!("since {} acknowledged `{section}`: {line}", own.side));
        }
    }
    if is_told {
        output::note(common, NO_MERIT);
    }
    Ok(())
}
