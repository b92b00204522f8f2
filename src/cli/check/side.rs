//! `--for`: whose side of the partnership comes first.

use std::collections::BTreeSet;

use clap::Args;

use crate::check::{Judged, Selection};
use crate::document::suggestion;

/// Whose side comes first.
#[derive(Debug, Args)]
pub(super) struct Side {
    /// Show what concerns this party (its id) first, then the rest
    #[arg(long = "for", value_name = "PARTY")]
    party: Option<String>,
}

impl Side {
    /// Puts what concerns the party before the rest.
    pub(super) fn put_first(&self, selection: Selection) -> Selection {
        selection.with_side(self.party.clone())
    }

    /// Looks for the party among those of the charters that are judged.
    pub(super) fn search(&self) -> Search<'_> {
        Search { party: self.party.as_deref(), known: BTreeSet::new() }
    }
}

/// Which parties there are, as far as one was asked for.
pub(super) struct Search<'s> {
    party: Option<&'s str>,
    known: BTreeSet<String>,
}

impl Search<'_> {
    /// Takes note of the parties of a charter.
    pub(super) fn look(&mut self, judged: &Judged<'_>) {
        if self.party.is_some() {
            let parties = judged.partnership.charter.value.party_ids();
            self.known.extend(parties.into_iter().map(str::to_owned));
        }
    }

    /// Refuses a party that no charter has: its side would silently be nobody's.
    pub(super) fn end(self) -> anyhow::Result<()> {
        let Some(party) = self.party.filter(|party| !self.known.contains(*party)) else { return Ok(()) };
        let known: Vec<&str> = self.known.iter().map(String::as_str).collect();
        let help = match suggestion::nearest(party, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => "no charter names its parties".to_owned(),
            None => format!("there are {}", suggestion::listed(&known, 12)),
        };
        anyhow::bail!("no charter has a party `{party}`; {help}")
    }
}
