//! Fixes as replacements of text. Places are those of the file before any fix, and a byte order mark counts nowhere, as
//! section 3.30.2 of the standard has it.

use super::log::{ArtifactChange, Content, FixEntry, FixProperties, Message, Region, Replacement};
use super::text::without_links;
use super::{Run, artifact, region, visible};
use crate::document::Source;
use crate::finding::Fix;
use crate::yaml::edit::TextEdit;

/// The change of the file that fixes a finding. A fix says what it does in the words of the terminal; what it inserts is
/// exact.
pub(super) fn entry<'a>(source: &Source, fix: &'a Fix, run: &Run) -> FixEntry<'a> {
    FixEntry {
        description: Message { text: without_links(&visible(&fix.title)) },
        artifact_changes: [ArtifactChange {
            artifact_location: artifact(source, run),
            replacements: fix.edits.iter().map(|edit| replacement(source, edit)).collect(),
        }],
        properties: FixProperties { safety: fix.safety.as_str() },
    }
}

fn replacement<'a>(source: &Source, edit: &'a TextEdit) -> Replacement<'a> {
    let start = source.characters_before(edit.span.start);
    let region = Region {
        char_offset: Some(start),
        char_length: Some(source.characters_before(edit.span.end) - start),
        ..region(source, edit.span)
    };
    Replacement { deleted_region: region, inserted_content: Content { text: &edit.text } }
}
