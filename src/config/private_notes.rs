//! A file of notes and walk-away points that a party keeps for itself, by places of the charter.

use super::problem::{ConfigProblem, ConfigProblems};
use super::words::CharterPath;
use crate::document::record::record;
use crate::document::scalar::{Id, Text};
use crate::document::{Decode as _, Decoder, Ids, List, Source};
use crate::yaml::{Limits, read};

record! { "the notes",
    /// Notes that a party keeps for itself.
    pub struct NotesFile {
        /// `private/v1`.
        partner: Text,
        /// Whose notes they are.
        party: Id = required,
        /// The notes.
        notes: List<NoteEntry>,
    }
}

record! { "a note",
    /// A note on a place of the charter.
    pub struct NoteEntry {
        /// The place, as in `exit.notice`.
        at: CharterPath = required,
        /// What it says.
        note: Text,
        /// The point at which the party would rather not sign, or leave.
        walk_away: Text,
    }
}

/// Notes that a party keeps for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateNotes {
    /// Whose notes they are.
    pub party: String,
    /// The notes.
    pub notes: Vec<PrivateNote>,
}

/// A note on a place of the charter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateNote {
    /// The place.
    pub at: String,
    /// What it says.
    pub note: Option<String>,
    /// The point at which the party would rather not sign, or leave.
    pub walk_away: Option<String>,
}

/// Reads such a file; `shown` is its path as people see it.
///
/// # Errors
/// Every mistake in the file; then nothing of it is used.
pub fn private_notes(shown: &str, text: String) -> Result<PrivateNotes, ConfigProblems> {
    let reading = read(&text, &Limits::default());
    let source = Source::new(shown.to_owned(), text, reading.tree.unwrap_or_default());
    let tell = |start: u32, end: u32, message: &str, help: &str| ConfigProblem {
        position: source.position(start),
        end: source.position(end),
        message: message.to_owned(),
        help: help.to_owned(),
    };
    let mut problems: Vec<ConfigProblem> =
        reading.problems.iter().map(|it| tell(it.span.start, it.span.end, &it.message, &it.help)).collect();
    let ids = Ids::default();
    let mut decoder = Decoder::new(&source, &ids, &[]);
    let file = source.tree.root().and_then(|root| NotesFile::decode(&mut decoder, root));
    problems.extend(
        decoder.into_problems().iter().map(|it| tell(it.span.start, it.span.end, &it.message, &it.help)),
    );
    let party = file.as_ref().and_then(|file| file.party.get()).map(ToString::to_string);
    let Some(party) = party.filter(|_| problems.is_empty()) else {
        if problems.is_empty() {
            problems.push(tell(0, 0, "the notes name no party", "begin with `party: kestrel`"));
        }
        return Err(ConfigProblems { file: shown.to_owned(), problems });
    };
    let entries = file.iter().filter_map(|file| file.notes.get()).flat_map(List::values);
    let note = |entry: &NoteEntry| PrivateNote {
        at: entry.at.get().map(|at| at.to_string()).unwrap_or_default(),
        note: entry.note.get().map(ToString::to_string),
        walk_away: entry.walk_away.get().map(ToString::to_string),
    };
    Ok(PrivateNotes { party, notes: entries.map(note).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_read_and_mistakes_are_told_at_their_place() {
        let text = "partner: private/v1\nparty: kestrel\nnotes:\n  - at: exit.notice\n    note: 60 days would do\n    walk_away: under 30 days\n";
        let read = private_notes("n.yaml", text.to_owned()).unwrap();
        assert_eq!(read.party, "kestrel");
        assert_eq!(read.notes[0].walk_away.as_deref(), Some("under 30 days"));
        let wrong = private_notes("n.yaml", "party: kestrel\nnotes:\n  - at: exits.notice\n".to_owned());
        let told = wrong.unwrap_err().to_string();
        assert!(told.starts_with("n.yaml:3:9: error: ") && told.contains("did you mean `exit`?"), "{told}");
        for text in ["", "notes: []\n", "party: [", "party: kestrel\nwalk: x\n"] {
            assert!(private_notes("n.yaml", text.to_owned()).is_err(), "{text}");
        }
    }
}
