//! `partner acknowledge`: a side says that it has read what the charter says.

mod since;

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{anyhow, bail, ensure};
use clap::Args;

use super::change::sponsor_or_asked;
use super::writing::{Writing, known, scalar};
use super::{Common, Outcome, output};
use crate::document::Document;
use crate::document::agreed::{self, fingerprint};
use crate::document::records::acknowledgement::Acknowledgement;
use crate::document::scalar::{Date, Fingerprint, Person};
use crate::grammar::{counted, number, series};
use crate::new::acknowledgement::{NewAcknowledgement, without};
use crate::yaml::YamlPath;
use crate::yaml::edit::Refusal;

/// Record that a party has read and accepts the charter
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner acknowledge                                  asks, on a terminal
  partner acknowledge lending --side kestrel           every agreed section that is not empty
  partner acknowledge --side kestrel --section exit --section gates
  partner acknowledge --side kestrel --withdraw growth

Writes a fingerprint of the meaning of each section into `acknowledgements/<side>.yaml`.
When the meaning of a section changes later, `partner check` names who must confirm it again, and
this command first shows what has changed for that party. Layout and comments do not count.")]
pub(super) struct Acknowledge {
    /// The folder of the partnership, or a file in it [default: this folder]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Id of the party that acknowledges
    #[arg(long, value_name = "PARTY")]
    side: Option<String>,
    /// Who acknowledges for it [default: the party's sponsor]
    #[arg(long, value_name = "PERSON", value_parser = scalar::<Person>)]
    by: Option<Person>,
    /// Only this section (repeatable, comma-separated)
    #[arg(long = "section", value_name = "SECTION", value_delimiter = ',')]
    sections: Vec<String>,
    /// Withdraw the acknowledgement of a section that is gone, and acknowledge nothing else (repeatable, comma-separated)
    #[arg(long, value_name = "SECTION", value_delimiter = ',', conflicts_with_all = ["sections", "by", "date"])]
    withdraw: Vec<String>,
    /// Date [default: today]
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    date: Option<Date>,
}

impl Acknowledge {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let writing = Writing::of(common, self.path.as_ref())?;
        writing.refuse_missing(&[(self.side.is_some(), "`--side` with the id of a party")])?;
        let side = writing.side(self.side.as_deref(), "Which party acknowledges the charter?")?;
        let own = Own::of(&writing, &side);
        if !self.withdraw.is_empty() {
            let sections = own.withdrawn(&self.withdraw)?;
            own.withdraw(common, &writing, &sections)?;
            return Ok(Outcome::Clean);
        }
        let gone = match &writing.ask {
            Some(ask) => {
                let mut gone = Vec::new();
                for section in &own.gone {
                    let question = format!(
                        "The charter no longer says anything under `{section}`. Take it out of what {} has acknowledged?",
                        writing.charter().party_name(&side)
                    );
                    if ask.confirm(&question, false)? {
                        gone.push(*section);
                    }
                }
                gone
            }
            None => Vec::new(),
        };
        let sections = self.sections(&writing)?;
        since::tell(common, &writing, &own, &sections)?;
        let by = sponsor_or_asked(&writing, self.by.as_ref(), &side)?;
        let accepts = match writing.ask.as_ref().filter(|_| self.side.is_none()) {
            Some(ask) => {
                let names: Vec<String> = sections.iter().map(|(name, _)| name.replace('_', " ")).collect();
                let question = format!(
                    "Has {} read what the charter says about {}, and does {} accept it?",
                    by.name(),
                    series(&names),
                    writing.charter().party_name(&side)
                );
                ask.confirm(&question, false)?
            }
            None => true,
        };
        match accepts {
            true => self.acknowledge(common, &writing, &own, &by, &sections, &gone)?,
            // Both were asked for by themselves: what is gone may be taken out although the rest is not accepted.
            false if !gone.is_empty() => own.withdraw(common, &writing, &gone)?,
            false => bail!("nothing was written"),
        }
        Ok(Outcome::Clean)
    }

    fn acknowledge(
        &self,
        common: &Common,
        writing: &Writing,
        own: &Own<'_>,
        by: &Person,
        sections: &[(&str, Fingerprint)],
        gone: &[&str],
    ) -> anyhow::Result<()> {
        let side = own.side;
        let date = writing.day(self.date)?;
        let record = NewAcknowledgement { partnership: writing.named(), side, by, date, sections };
        match own.records.split_last() {
            Some((last, others)) => {
                own.take_out(common, writing, others, gone)?;
                let text = without(&last.source.text, gone).map_err(|it| by_hand(&last.source.path, &it))?;
                writing.replace(common, &last.source, record.update(&text))?;
            }
            None => {
                let file = writing.file(&format!("acknowledgements/{side}.yaml"))?;
                ensure!(
                    std::fs::symlink_metadata(&file).is_err(),
                    "`acknowledgements/{side}.yaml` already exists and is not an acknowledgement by {side}"
                );
                writing.begin(common, &file, &record.text()?)?;
            }
        }
        self.tell(common, writing, side, sections.len());
        own.tell(common, gone);
        Ok(())
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
        let print = |section: &'static str| (section, fingerprint(charter, section));
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

/// What a side has acknowledged so far.
struct Own<'a> {
    side: &'a str,
    /// Its records, in the order in which they count.
    records: Vec<&'a Document<Acknowledgement>>,
    /// The sections in them about which the charter says nothing now.
    gone: BTreeSet<&'a str>,
}

impl<'a> Own<'a> {
    fn of(writing: &'a Writing, side: &'a str) -> Self {
        let partnership = writing.partnership();
        let is_own =
            |it: &&Document<Acknowledgement>| it.value.side.get().is_some_and(|own| own.as_str() == side);
        let records: Vec<_> = partnership.records.acknowledgements.iter().filter(is_own).collect();
        let charter = &partnership.charter;
        let says = |section: &str| charter.holds(&YamlPath::root().key(section));
        let sections = records.iter().flat_map(|it| it.value.sections.get()).flat_map(|it| it.iter());
        let gone = sections.map(|(section, _)| section).filter(|section| !says(section)).collect();
        Self { side, records, gone }
    }

    /// What the side acknowledged of a section, if it did.
    fn acknowledged(&self, section: &str) -> Option<&'a Fingerprint> {
        let sections = self.records.iter().filter_map(|it| it.value.sections.get()).flat_map(|it| it.iter());
        sections.filter(|(name, _)| *name == section).map(|(_, print)| print).last()
    }

    /// The sections that can be taken out: those that were named, if all of them are gone.
    fn withdrawn(&self, named: &[String]) -> anyhow::Result<Vec<&'a str>> {
        let has = |section: &str| {
            let mut sections = self.records.iter().flat_map(|it| it.value.sections.get());
            sections.any(|it| it.iter().any(|(name, _)| name == section))
        };
        let side = self.side;
        let mut sections = Vec::new();
        for name in named.iter().map(|it| it.trim()) {
            match self.gone.get(name) {
                Some(section) => sections.push(*section),
                None if has(name) => bail!(
                    "the charter still says something under `{name}`; only what it no longer says can be taken out"
                ),
                None => {
                    let gone: Vec<&str> = self.gone.iter().copied().collect();
                    ensure!(
                        !gone.is_empty(),
                        "{side} has acknowledged nothing that the charter no longer says"
                    );
                    known(name, "a section that is gone", &gone).map_err(|it| anyhow!(it))?;
                }
            }
        }
        Ok(sections)
    }

    fn withdraw(&self, common: &Common, writing: &Writing, sections: &[&str]) -> anyhow::Result<()> {
        self.take_out(common, writing, &self.records, sections)?;
        self.tell(common, sections);
        Ok(())
    }

    /// Takes sections out of every one of these records that names them.
    fn take_out(
        &self,
        common: &Common,
        writing: &Writing,
        records: &[&Document<Acknowledgement>],
        sections: &[&str],
    ) -> anyhow::Result<()> {
        for record in records {
            let names = record.value.sections.get();
            if names.is_some_and(|it| it.iter().any(|(name, _)| sections.contains(&name))) {
                let source = &record.source;
                let text = without(&source.text, sections).map_err(|it| by_hand(&source.path, &it))?;
                writing.replace(common, source, Ok(text))?;
            }
        }
        Ok(())
    }

    /// Says what was taken out, and what else could be.
    fn tell(&self, common: &Common, taken: &[&str]) {
        let quoted = |sections: &[&str]| {
            series(&sections.iter().map(|section| format!("`{section}`")).collect::<Vec<_>>())
        };
        let side = self.side;
        if !taken.is_empty() {
            output::note(common, &format!("taken out of what {side} has acknowledged: {}", quoted(taken)));
        }
        let rest: Vec<&str> = self.gone.iter().copied().filter(|it| !taken.contains(it)).collect();
        if !rest.is_empty() {
            let it = number(rest.len(), "it", "them");
            output::note(
                common,
                &format!(
                    "the charter no longer says anything under {}, which {side} has acknowledged: `--withdraw {}` takes {it} out",
                    quoted(&rest),
                    rest.join(",")
                ),
            );
        }
    }
}

fn by_hand(path: &str, refusal: &Refusal) -> anyhow::Error {
    anyhow!("{path}: {refusal}; nothing was written, so take it out by hand")
}
