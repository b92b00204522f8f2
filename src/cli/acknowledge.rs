//! `partner acknowledge`: a side says that it has read what the charter says.

use std::path::PathBuf;

use anyhow::{anyhow, ensure};
use clap::Args;

use super::change::sponsor_or_asked;
use super::writing::{Writing, known, scalar};
use super::{Common, Outcome, output};
use crate::document::agreed::{self, fingerprint};
use crate::document::scalar::{Date, Fingerprint, Person};
use crate::scaffold::acknowledgement::NewAcknowledgement;
use crate::wording::series::{counted, series};
use crate::yaml::YamlPath;

/// Record that a side has read and accepts what the charter says
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner acknowledge                                  asks, on a terminal
  partner acknowledge lending --side kestrel           every agreed section that says something
  partner acknowledge --side kestrel --section exit --section gates

Writes a fingerprint of the meaning of each section into `acknowledgements/<side>.yaml`.
When a section says something else later, `partner check` names who has to confirm it again.
Layout and comments do not count.")]
pub(super) struct Acknowledge {
    /// The folder of the partnership, or a file of it; by default this folder
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Which party acknowledges, by its id
    #[arg(long, value_name = "PARTY")]
    side: Option<String>,
    /// Who does it; by default the party's sponsor
    #[arg(long, value_name = "PERSON", value_parser = scalar::<Person>)]
    by: Option<Person>,
    /// Only this section (repeatable, comma lists)
    #[arg(long = "section", value_name = "SECTION", value_delimiter = ',')]
    sections: Vec<String>,
    /// On which day; today unless given
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    date: Option<Date>,
}

impl Acknowledge {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let writing = Writing::of(common, self.path.as_ref())?;
        writing.refuse_missing(&[(self.side.is_some(), "`--side` with the id of a party")])?;
        let side = writing.side(self.side.as_deref(), "Which party acknowledges the charter?")?;
        let sections = self.sections(&writing)?;
        let by = sponsor_or_asked(&writing, self.by.as_ref(), &side)?;
        if let Some(ask) = writing.ask.as_ref().filter(|_| self.side.is_none()) {
            let names: Vec<&str> = sections.iter().map(|(name, _)| *name).collect();
            let question = format!("Has {} read {}, and does it accept them?", by.name(), series(&names));
            ensure!(ask.confirm(&question, false)?, "nothing was written");
        }
        let record = NewAcknowledgement {
            partnership: writing.named(),
            side: &side,
            by: &by,
            date: writing.day(self.date)?,
            sections: &sections,
        };
        let records = &writing.partnership().records.acknowledgements;
        let own = records.iter().rfind(|it| it.value.side.get().is_some_and(|it| it.as_str() == side));
        match own {
            Some(own) => writing.replace(common, &own.source, record.update(&own.source.text))?,
            None => {
                let file = writing.file(&format!("acknowledgements/{side}.yaml"))?;
                ensure!(
                    std::fs::symlink_metadata(&file).is_err(),
                    "`acknowledgements/{side}.yaml` is already there and is no acknowledgement of {side}"
                );
                writing.begin(common, &file, &record.text()?)?;
            }
        }
        self.tell(common, &writing, &side, sections.len());
        Ok(Outcome::Clean)
    }

    /// The sections with what they say now.
    fn sections<'a>(&self, writing: &'a Writing) -> anyhow::Result<Vec<(&'a str, Fingerprint)>> {
        let charter = &writing.partnership().charter;
        let says: Vec<&'static str> =
            agreed::sections().filter(|section| charter.holds(&YamlPath::from(*section))).collect();
        for given in &self.sections {
            known(given, "an agreed section of this charter", &says).map_err(|it| anyhow!(it))?;
        }
        let is_wanted =
            |section: &&str| self.sections.is_empty() || self.sections.iter().any(|it| it.trim() == *section);
        let print = |section: &'static str| (section, fingerprint(&charter.source.tree, section));
        let sections: Vec<_> = says.into_iter().filter(is_wanted).map(print).collect();
        ensure!(!sections.is_empty(), "the charter says nothing yet that could be acknowledged");
        Ok(sections)
    }

    fn tell(&self, common: &Common, writing: &Writing, side: &str, count: usize) {
        let sections = counted(count, "section");
        output::note(common, &format!("{side} acknowledges {sections}"));
        let records = &writing.partnership().records.acknowledgements;
        let is_side = |party: &str| {
            party == side
                || records.iter().any(|it| it.value.side.get().is_some_and(|it| it.as_str() == party))
        };
        let silent: Vec<&str> =
            writing.charter().party_ids().into_iter().filter(|party| !is_side(party)).collect();
        if !silent.is_empty() {
            output::note(common, &format!("nothing acknowledged yet by {}", series(&silent)));
        }
    }
}
