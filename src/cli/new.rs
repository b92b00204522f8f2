//! `partner new`: a charter from nothing.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail, ensure};
use clap::Args;

use super::ask::{Ask, Item, Manner, Picked};
use super::fix::Overtaken;
use super::turn::Turn;
use super::{Common, Outcome, output};
use crate::config::Configuration;
use crate::document::charter::kind::{Kind, KindName};
use crate::document::charter::model::{LegalForm, Objective, Structure};
use crate::document::charter::stage::Stage;
use crate::document::header::DocumentKind;
use crate::document::scalar::{CurrencyCode, Date, Id, Length, Person, Scalar};
use crate::method::kinds;
use crate::method::structure::tier::{self, Requirement, Tier};
use crate::new::{Beginning, BeginningParty, BeginningTier};
use crate::repository::{Recognised, recognise};

/// Start a charter: every section, with the question it answers
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner new                                asks, on a terminal
  partner new lending --name 'Embedded lending' --party 'Northwind Bank' --party kestrel=Kestrel
  partner new --name Lending --party Northwind --party Kestrel --kind resale --currency EUR
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
    /// Kind of partnership, such as resale or service; decides what is asked (repeatable)
    #[arg(long = "kind", value_name = "KIND", value_parser = scalar::<KindName>)]
    kinds: Vec<KindName>,
    /// Currency of the partnership, such as EUR
    #[arg(long, value_name = "CODE", value_parser = currency)]
    currency: Option<CurrencyCode>,
    /// What it is for: deliverable, interoperation or joint-business
    #[arg(long, value_name = "WHAT", value_parser = scalar::<Objective>)]
    objective: Option<Objective>,
    /// contractual-project, coordinated-ecosystem or integrated-alliance
    #[arg(long, value_name = "STRUCTURE", value_parser = scalar::<Structure>)]
    structure: Option<Structure>,
    /// informal, alliance-contract or joint-venture
    #[arg(long, value_name = "FORM", value_parser = scalar::<LegalForm>)]
    legal_form: Option<LegalForm>,
    /// What the parties are to each other: strategic, vendor, or a tier of partner.toml
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
}

fn scalar<T: Scalar>(text: &str) -> Result<T, String> {
    T::parse(text).map_err(|malformed| format!("{}; {}", malformed.message, malformed.help))
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
        let before = Self::may_write(common, &file, &shown, ask.as_ref())?;
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
        // What decides least is asked by `answer`, where it is needed.
        let is_asked = |is_given: bool| ask.filter(|_| !is_given && !self.minimal);
        let kinds = match is_asked(!self.kinds.is_empty()) {
            Some(ask) => ask_for_kinds(ask, configuration)?,
            None => self.kinds.clone(),
        };
        kinds
            .iter()
            .try_for_each(|kind| known_kind(kind, configuration))
            .map_err(|it| anyhow!("`--kind`: {it}"))?;
        let stage = match is_asked(self.stage.is_some()) {
            Some(ask) => ask_for_stage(ask)?,
            None => self.stage,
        };
        let currency = match is_asked(self.currency.is_some()) {
            Some(ask) => {
                let check = |text: &str| currency(text).map(|_| ());
                let code = ask.optional("Currency of the partnership, such as EUR", check)?;
                code.and_then(|code| currency(&code).ok())
            }
            None => self.currency,
        };
        let tier = self.tier.as_deref().map(|name| known_tier(name, configuration)).transpose()?;
        Ok(Beginning {
            name,
            stage: stage.unwrap_or(Stage::Discovery),
            kinds,
            currency,
            parties,
            objective: self.objective,
            structure: self.structure,
            legal_form: self.legal_form,
            tier,
            start: self.start,
            length: self.length,
        })
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
            "questions need a terminal; give `--name 'Embedded lending'` and a `--party 'Northwind Bank'` for each party"
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
    fn may_write(
        common: &Common,
        file: &Path,
        shown: &Path,
        ask: Option<&Ask>,
    ) -> anyhow::Result<Option<Vec<u8>>> {
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
            _ if common.overwrite => true,
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
pub(super) fn party_of(text: &str) -> Result<BeginningParty, String> {
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
        if !said.contains('=') {
            party.id = ask_for_id(ask, &party, &taken)?;
        }
        parties.push(party);
    }
}

/// Asks for the id of a party, which is the key of all that is said of it: the first word of its name, where nobody wants another.
fn ask_for_id(ask: &Ask, party: &BeginningParty, taken: &[Id]) -> anyhow::Result<Id> {
    let first = party.name.split_whitespace().find(|word| !word.eq_ignore_ascii_case("the"));
    let short = first.and_then(Id::of_name).filter(|id| !taken.contains(id)).unwrap_or(party.id.clone());
    let is_free = |text: &str| {
        let id = scalar::<Id>(text)?;
        if taken.contains(&id) { Err(format!("`{id}` is taken; write another one")) } else { Ok(()) }
    };
    let said = ask.text(&format!("Short id of {}", party.name), Some(short.to_string()), is_free)?;
    scalar::<Id>(&said).map_err(|problem| anyhow!(problem))
}

/// Asks what kind of partnership it is; one that somebody names a second kind of is of both.
fn ask_for_kinds(ask: &Ask, configuration: &Configuration) -> anyhow::Result<Vec<KindName>> {
    let own = configuration.kinds.iter().map(|kind| (kind.id.clone(), String::new()));
    let known: Vec<(String, String)> =
        Kind::ALL.iter().map(|kind| (kind.to_string(), kind.doc().to_owned())).chain(own).collect();
    let items: Vec<Item> = known.iter().map(|(word, doc)| item(word, doc)).collect();
    let question = "What kind of partnership is it? It decides what is asked.";
    ask.say(question)?;
    let manner = Manner { is_many: true, ..Manner::default() };
    let Picked::Chosen(chosen) = ask.pick("Kind", &items, manner)? else { return Ok(Vec::new()) };
    let words = chosen.iter().filter_map(|at| known.get(*at));
    words.map(|(word, _)| scalar::<KindName>(word).map_err(|problem| anyhow!(problem))).collect()
}

/// Asks how far the partnership is; nothing where nobody says.
fn ask_for_stage(ask: &Ask) -> anyhow::Result<Option<Stage>> {
    let items: Vec<Item> = Stage::ALL.iter().map(|stage| item(stage.as_str(), stage.doc())).collect();
    ask.say("How far is the partnership? It decides what is due.")?;
    let Picked::Chosen(chosen) = ask.pick("Stage", &items, Manner::default())? else { return Ok(None) };
    Ok(chosen.first().and_then(|at| Stage::ALL.get(*at)).copied())
}

fn item(word: &str, doc: &str) -> Item {
    let label =
        if doc.is_empty() { word.to_owned() } else { format!("{word}: {}", doc.trim_end_matches('.')) };
    Item { label, is_marked: false }
}

/// The code of a currency, in whichever case it is typed.
fn currency(text: &str) -> Result<CurrencyCode, String> {
    scalar(&text.to_ascii_uppercase())
}

/// Whether a kind goes by this name; else what to write.
pub(super) fn known_kind(kind: &KindName, configuration: &Configuration) -> Result<(), String> {
    let name = kind.to_string();
    match kinds::instead_of(&name, &configuration.kinds) {
        None => Ok(()),
        Some(help) => Err(format!("no kind of partnership is called `{name}`; {help}")),
    }
}

pub(super) fn known_tier(name: &str, configuration: &Configuration) -> anyhow::Result<BeginningTier> {
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
