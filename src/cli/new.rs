//! `partner new`: a charter from nothing.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail, ensure};
use clap::Args;

use super::ask::Ask;
use super::fix::Overtaken;
use super::turn::Turn;
use super::{Common, Outcome, output};
use crate::config::Configuration;
use crate::document::charter::model::{LegalForm, Objective, Structure};
use crate::document::charter::stage::Stage;
use crate::document::header::DocumentKind;
use crate::document::scalar::{Date, Id, Length, Person, Scalar};
use crate::method::structure::tier::{self, Requirement, Tier};
use crate::new::{Beginning, BeginningParty, BeginningTier};
use crate::repository::{Recognised, recognise};
use crate::wording::structure::{legal_form_name, purpose, structure_name};

/// Start a charter: every section, with the question it answers
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner new                                asks, on a terminal
  partner new lending --name 'Embedded lending' --party 'Northwind Bank' --party kestrel=Kestrel
  partner new --minimal --name Lending --party Northwind --party Kestrel

What is undecided is written as TBD, which counts as missing: a new charter does not pass as it
is. `partner answer` asks the open questions, and `partner check` says what is due.")]
pub(super) struct New {
    /// Folder for the charter, or a file that ends in .yaml; by default a folder named after the partnership
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Name of the partnership
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// A party: its name, or `id=name`; two or more
    #[arg(long = "party", value_name = "[ID=]NAME")]
    parties: Vec<String>,
    /// Executive sponsor of a party: `id=person`
    #[arg(long = "sponsor", value_name = "ID=PERSON")]
    sponsors: Vec<String>,
    /// Stage [default: discovery]
    #[arg(long, value_name = "STAGE", value_parser = scalar::<Stage>)]
    stage: Option<Stage>,
    /// What it is for: deliverable, interoperation or joint-business
    #[arg(long, value_name = "WHAT", value_parser = scalar::<Objective>)]
    objective: Option<Objective>,
    /// contractual-project, coordinated-ecosystem or integrated-alliance
    #[arg(long, value_name = "STRUCTURE", value_parser = scalar::<Structure>)]
    structure: Option<Structure>,
    /// informal, alliance-contract or joint-venture
    #[arg(long, value_name = "FORM", value_parser = scalar::<LegalForm>)]
    legal_form: Option<LegalForm>,
    /// Tier that the parties give each other: strategic, vendor, or a tier of partner.toml
    #[arg(long, value_name = "TIER")]
    tier: Option<String>,
    /// First day of the term
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    start: Option<Date>,
    /// Length of the first term, such as '12 months'
    #[arg(long, value_name = "DURATION", value_parser = scalar::<Length>)]
    length: Option<Length>,
    /// Only the keys that every charter needs
    #[arg(long)]
    minimal: bool,
    /// Ask nothing: what is not given is written as TBD
    #[arg(long)]
    yes: bool,
    /// Print the charter instead of writing a file
    #[arg(long)]
    print: bool,
    /// Replace an existing file
    #[arg(long)]
    overwrite: bool,
}

fn scalar<T: Scalar>(text: &str) -> Result<T, String> {
    T::parse(text).map_err(|malformed| format!("{}; {}", malformed.message, malformed.help))
}

/// Whether a text can be read as this.
fn checked<T: Scalar>(text: &str) -> Result<(), String> {
    scalar::<T>(text).map(|_| ())
}

impl New {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        ensure!(
            common.output.is_none(),
            "`--output` does not work with `new`; name the folder or the file as its argument"
        );
        let ask = if self.yes { None } else { Ask::on_terminal(common) };
        let configuration = common.configuration()?;
        let beginning = self.beginning(&configuration, ask.as_ref())?;
        let text = if self.minimal { beginning.minimal()? } else { beginning.full(&configuration.policy)? };
        if self.print {
            output::emit(common, &text)?;
            return Ok(Outcome::Clean);
        }
        let shown = self.target(&beginning, ask.as_ref())?;
        let file = common.base()?.join(&shown);
        let before = self.may_write(&file, &shown, ask.as_ref())?;
        write(&file, &shown, &text, before)?;
        let folder = shown.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        output::note(common, &format!("wrote `{}`", shown.display()));
        output::note(
            common,
            &format!(
                "next: `partner answer {0}` asks for what is TBD, or write it yourself; then `partner check {0}`",
                folder.display()
            ),
        );
        Ok(Outcome::Clean)
    }

    fn beginning(&self, configuration: &Configuration, ask: Option<&Ask>) -> anyhow::Result<Beginning> {
        let name = self.name(ask)?;
        let parties = self.parties(ask)?;
        let choose = |question: &str, given: Option<Structure>| match (given, ask) {
            (None, Some(ask)) if !self.minimal => ask.choice(question, &structures()),
            (given, _) => Ok(given),
        };
        let structure = choose("Which structure?", self.structure)?;
        let objective = match (self.objective, ask) {
            (None, Some(ask)) if !self.minimal => ask.choice("What is it for?", &objectives())?,
            (given, _) => given,
        };
        let legal_form = match (self.legal_form, ask) {
            (None, Some(ask)) if !self.minimal => ask.choice("Which legal form?", &legal_forms())?,
            (given, _) => given,
        };
        let start = match (self.start, ask) {
            (None, Some(ask)) if !self.minimal => {
                let day = ask.optional("First day of the term, such as 2026-07-01", checked::<Date>)?;
                day.and_then(|day| Date::parse(&day).ok())
            }
            (given, _) => given,
        };
        let length = match (self.length, ask) {
            (None, Some(ask)) if !self.minimal => {
                let length =
                    ask.optional("Length of the first term, such as 12 months", checked::<Length>)?;
                length.and_then(|length| Length::parse(&length).ok())
            }
            (given, _) => given,
        };
        let tier = self.tier.as_deref().map(|name| known_tier(name, configuration)).transpose()?;
        let stage = self.stage.unwrap_or(Stage::Discovery);
        Ok(Beginning { name, stage, parties, objective, structure, legal_form, tier, start, length })
    }

    fn name(&self, ask: Option<&Ask>) -> anyhow::Result<String> {
        match (&self.name, ask) {
            (Some(name), _) if name.trim().is_empty() => bail!("`--name` is empty"),
            (Some(name), _) => Ok(name.trim().to_owned()),
            (None, Some(ask)) => ask.text("What is the partnership called?", None, is_said),
            (None, None) => Err(self.nobody_to_ask()),
        }
    }

    /// What a call without a terminal has to give.
    fn nobody_to_ask(&self) -> anyhow::Error {
        anyhow!(
            "questions need a terminal{}; give `--name 'Embedded lending'` and a `--party 'Northwind Bank'` for each party",
            if self.yes { "" } else { " without a terminal" }
        )
    }

    fn parties(&self, ask: Option<&Ask>) -> anyhow::Result<Vec<BeginningParty>> {
        let mut parties: Vec<BeginningParty> = Vec::new();
        for given in &self.parties {
            let party = party_of(given).map_err(|problem| anyhow!("`--party {given}`: {problem}"))?;
            ensure!(
                parties.iter().all(|other| other.id != party.id),
                "two parties have the id `{}`; write `--party ID='{}'` with another one",
                party.id,
                party.name
            );
            parties.push(party);
        }
        match ask {
            Some(ask) if parties.len() < 2 => ask_for_parties(ask, &mut parties)?,
            _ if parties.len() < 2 && self.parties.is_empty() => return Err(self.nobody_to_ask()),
            _ => {}
        }
        ensure!(parties.len() >= 2, "a partnership has two parties or more; give `--party` for each");
        for given in &self.sponsors {
            let (id, person) = given
                .split_once('=')
                .with_context(|| format!("`--sponsor {given}`: write `id=Dana Reyes`"))?;
            let sponsor =
                scalar::<Person>(person.trim()).map_err(|it| anyhow!("`--sponsor {given}`: {it}"))?;
            let party = parties.iter_mut().find(|party| party.id.as_str() == id.trim());
            party.with_context(|| format!("`--sponsor {given}`: no party has the id `{id}`"))?.sponsor =
                Some(sponsor.to_string());
        }
        Ok(parties)
    }

    /// Where the charter goes, as shown to people.
    fn target(&self, beginning: &Beginning, ask: Option<&Ask>) -> anyhow::Result<PathBuf> {
        let proposal = || Id::of_name(&beginning.name).map(|id| id.to_string());
        let path = match (&self.path, ask) {
            (Some(path), _) => path.clone(),
            (None, Some(ask)) => PathBuf::from(ask.text("In which folder?", proposal(), is_said)?),
            (None, None) => PathBuf::from(
                proposal().context("name the folder: none can be made of the partnership's name")?,
            ),
        };
        let is_file = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
        Ok(if is_file { path } else { path.join("charter.yaml") })
    }

    /// What is replaced, if it may be; `None` where nothing is there.
    fn may_write(&self, file: &Path, shown: &Path, ask: Option<&Ask>) -> anyhow::Result<Option<Vec<u8>>> {
        let shown = shown.display();
        if std::fs::symlink_metadata(file).is_err() {
            return Ok(None);
        }
        // What is no plain file has no text that could be lost.
        let is_plain = std::fs::metadata(file).is_ok_and(|metadata| metadata.is_file());
        let before = if is_plain { std::fs::read(file) } else { Ok(Vec::new()) };
        let before = before.with_context(|| format!("`{shown}` cannot be read"))?;
        let text = String::from_utf8_lossy(&before);
        ensure!(
            !matches!(recognise(file, &text), Recognised::Ours(Some(kind)) if kind != DocumentKind::Charter),
            "`{shown}` is a record of a partnership and was left as it is; name another file"
        );
        let may = match ask {
            _ if self.overwrite => true,
            Some(ask) => ask.confirm(&format!("`{shown}` already exists. Replace it?"), false)?,
            None => false,
        };
        ensure!(
            may,
            "`{shown}` already exists and was left as it is; name another folder, or give `--overwrite`"
        );
        Ok(Some(before))
    }
}

/// Writes a charter whole or not at all, over nothing but what was asked about: `before` is what is replaced.
pub(super) fn write(file: &Path, shown: &Path, text: &str, before: Option<Vec<u8>>) -> anyhow::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the folder `{}` cannot be created", folder.display()))?;
    let _turn = Turn::at([file])?;
    let written = match before {
        // What was asked about is what is replaced, and nothing that somebody has written since.
        Some(before) => {
            let is_as_read = before.is_empty() || std::fs::read(file).is_ok_and(|now| now == before);
            ensure!(is_as_read, Overtaken(shown.display().to_string()));
            output::write_file(file, text)
        }
        None => output::write_new_file(file, text),
    };
    if written.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists) {
        bail!(Overtaken(shown.display().to_string()));
    }
    written.with_context(|| format!("`{}` cannot be written", shown.display()))
}

fn is_said(text: &str) -> Result<(), String> {
    if text.is_empty() { Err("write something, or press Ctrl-C to stop".to_owned()) } else { Ok(()) }
}

/// `Northwind Bank`, or `northwind=Northwind Bank`.
fn party_of(text: &str) -> Result<BeginningParty, String> {
    let (id, name) = match text.split_once('=') {
        Some((id, name)) => (scalar::<Id>(id.trim())?, name.trim()),
        None => {
            let id = Id::of_name(text).ok_or("no id can be made of this name; write `id=name`")?;
            (id, text.trim())
        }
    };
    is_said(name)?;
    Ok(BeginningParty { id, name: name.to_owned(), sponsor: None })
}

/// Asks until there are two parties, and then for as many more as there are.
pub(super) fn ask_for_parties(ask: &Ask, parties: &mut Vec<BeginningParty>) -> anyhow::Result<()> {
    loop {
        let nth = parties.len() + 1;
        let taken: Vec<Id> = parties.iter().map(|party| party.id.clone()).collect();
        let is_new = |text: &str| {
            let party = party_of(text)?;
            let is_taken = taken.contains(&party.id);
            if is_taken { Err(format!("`{}` is taken; write `id=name`", party.id)) } else { Ok(()) }
        };
        let said = match nth {
            1 => Some(ask.text("Who takes part? First party", None, is_new)?),
            2 => Some(ask.text("Second party", None, is_new)?),
            _ => ask.optional("Another party", is_new)?,
        };
        let Some(said) = said else { return Ok(()) };
        let mut party = party_of(&said).map_err(|problem| anyhow!(problem))?;
        party.sponsor = ask.optional(&format!("Executive sponsor at {}", party.name), checked::<Person>)?;
        parties.push(party);
    }
}

fn known_tier(name: &str, configuration: &Configuration) -> anyhow::Result<BeginningTier> {
    let known = tier::known(&configuration.tiers);
    let Some(found) = tier::of_name(name, &known) else {
        let names: Vec<&str> = known.iter().map(|tier| tier.name.as_str()).collect();
        let near =
            tier::near(name, &known).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        bail!("no tier is called `{name}`{near}; there are {}", names.join(", "));
    };
    Ok(BeginningTier { name: found.name.clone(), requires: asked(found) })
}

/// What a tier asks for, in words.
fn asked(tier: &Tier) -> Vec<String> {
    let words = |requirement: &Requirement| match requirement {
        Requirement::JointProduct => "joint product work".to_owned(),
        Requirement::RevenueShare => "a share of revenue".to_owned(),
        Requirement::ReferralFee => "a referral fee".to_owned(),
        Requirement::Path(path) => path.clone(),
    };
    tier.requirements.iter().map(words).collect()
}

fn structures() -> Vec<(Structure, String)> {
    let about = |structure| match structure {
        Structure::ContractualProject => "a scoped project with deliverables and payments",
        Structure::CoordinatedEcosystem => "independent parties on shared standards",
        Structure::IntegratedAlliance => "pooled people, budget and results",
    };
    Structure::ALL.iter().map(|it| (*it, format!("{}: {}", structure_name(*it), about(*it)))).collect()
}

fn objectives() -> Vec<(Objective, String)> {
    Objective::ALL.iter().map(|it| (*it, format!("{it}: {}", purpose(*it)))).collect()
}

fn legal_forms() -> Vec<(LegalForm, String)> {
    LegalForm::ALL.iter().map(|it| (*it, legal_form_name(*it).to_owned())).collect()
}
