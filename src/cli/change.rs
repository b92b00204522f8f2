//! `partner change` and `partner approve`: a change of what was agreed, asked for and approved side by side.

mod touches;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail, ensure};
use clap::Args;

use super::waive::place;
use super::writing::{Writing, checked, ensure_name_first, is_said, known, said, scalar, slug};
use super::{Common, Outcome, effect, output};
use crate::document::Document;
use crate::document::identity::Places;
use crate::document::records::change::{ChangeRequest, ChangeStatus};
use crate::document::scalar::{Date, Person};
use crate::document::suggestion;
use crate::new::change::{NewChange, approve};
use crate::yaml::{Step, Tree, YamlPath};

/// Request a change to agreed terms
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner change                                       asks, on a terminal
  partner change --what 'Raise the loan limit' --asked-by kestrel --touches scope.included
  partner change --what 'Less notice' --asked-by kestrel --touches exit.notice --impact kestrel=x

Writes `changes/NNN-….yaml` as proposed; the charter itself does not change. `partner approve`
records a party's approval.")]
pub(super) struct Change {
    /// The folder of the partnership, or a file in it [default: this folder]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// What is to change, in a sentence
    #[arg(long, value_name = "TEXT", value_parser = said)]
    what: Option<String>,
    /// Id of the party that asks
    #[arg(long, value_name = "PARTY")]
    asked_by: Option<String>,
    /// A path in the charter that may change, such as `scope.included` (repeatable, comma-separated)
    #[arg(long, value_name = "YAML-PATH", value_delimiter = ',')]
    touches: Vec<String>,
    /// Impact on a party, or on anything else, such as resources: `id=text` (repeatable)
    #[arg(long, value_name = "ID=TEXT")]
    impact: Vec<String>,
    /// Date [default: today]
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    date: Option<Date>,
}

impl Change {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let writing = Writing::of(common, self.path.as_ref())?;
        writing.refuse_missing(&[
            (self.what.is_some(), "`--what` with what is to change"),
            (self.asked_by.is_some(), "`--asked-by` with the id of a party"),
            (!self.touches.is_empty(), "`--touches scope.included`"),
        ])?;
        let what = match (&self.what, &writing.ask) {
            (Some(what), _) => what.clone(),
            (None, Some(ask)) => ask.text("What is to change, in a sentence?", None, is_said)?,
            (None, None) => bail!("give `--what` with what is to change"),
        };
        let asked_by = writing.side(self.asked_by.as_deref(), "Which party asks?")?;
        let touches = self.touches(&writing)?;
        let impact = self.impact(&writing)?;
        let record = NewChange {
            partnership: writing.named(),
            what: &what,
            asked_by: &asked_by,
            date: writing.day(self.date)?,
            touches: &touches,
            impact: &impact,
        };
        let number = next_number(&writing)?;
        let file = writing.file(&format!("changes/{number:03}-{}.yaml", slug(&what, "change")))?;
        // Two requests of one number could not be told apart when they are approved.
        let is_next = || next_number(&writing).is_ok_and(|next| next == number);
        let after = writing.begin_while(common, &file, &record.text()?, is_next)?;
        effect::tell(common, writing.question(), writing.before(), &after);
        output::note(common, &format!("next: each party approves with `partner approve {number} --side …`"));
        Ok(Outcome::Clean)
    }

    fn touches(&self, writing: &Writing) -> anyhow::Result<Vec<String>> {
        let written = match &writing.ask {
            Some(ask) if self.touches.is_empty() => touches::ask(ask, writing)?,
            _ => self.touches.clone(),
        };
        let paths: Vec<String> = written.iter().map(|path| path.trim().to_owned()).collect();
        let tree = &writing.partnership().charter.source.tree;
        let mut places = Places::of(tree);
        paths.into_iter().map(|path| Ok(as_compared(tree, &path, &place(&path, &mut places)?))).collect()
    }

    /// Of each party, then of whatever else was named.
    fn impact(&self, writing: &Writing) -> anyhow::Result<Vec<(String, Option<String>)>> {
        let charter = writing.charter();
        let parties = charter.party_ids();
        let mut impact: Vec<(String, Option<String>)> =
            parties.iter().map(|party| ((*party).to_owned(), None)).collect();
        for given in &self.impact {
            let Some((whom, text)) = given.split_once('=') else {
                bail!("`--impact {given}`: write `id=text`");
            };
            let (whom, text) = (whom.trim(), said(text).map_err(|it| anyhow!("`--impact {given}`: {it}"))?);
            if let Some(near) = suggestion::certain(whom, parties.iter().copied()).filter(|it| *it != whom) {
                bail!("`{whom}` is not the id of a party; did you mean `{near}`?");
            }
            match impact.iter_mut().find(|(id, _)| id == whom) {
                Some((_, open)) => *open = Some(text),
                None => impact.push((whom.to_owned(), Some(text))),
            }
        }
        if let Some(ask) = writing.ask.as_ref().filter(|_| self.impact.is_empty()) {
            for (party, open) in &mut impact {
                let name = charter.party_name(party);
                *open = ask.optional(&format!("What is the impact on {name}?"), |_| Ok(()))?;
            }
        }
        Ok(impact)
    }
}

/// The number at the beginning of a file's name.
fn number_of(path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// One more than the highest number there is, of records and of files beside them.
fn next_number(writing: &Writing) -> anyhow::Result<u32> {
    let folder = std::fs::read_dir(writing.file("changes")?).into_iter().flatten().flatten();
    let of_records =
        writing.partnership().records.changes.iter().filter_map(|it| number_of(it.source.file()?));
    let taken: BTreeSet<u32> = folder.filter_map(|it| number_of(&it.path())).chain(of_records).collect();
    Ok(taken.last().map_or(1, |last| last.saturating_add(1)))
}

/// Record a party's approval of a change request
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner approve                                      asks, on a terminal
  partner approve 3 --side kestrel                     changes/003-….yaml
  partner approve 3 lending --side northwind --by 'Dana Reyes'

Once every party has approved the request, the charter may be changed accordingly.")]
pub(super) struct Approve {
    /// The change request: its number, or its file
    #[arg(value_name = "CHANGE")]
    change: Option<String>,
    /// The folder of the partnership, or a file in it [default: this folder]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Id of the party that approves
    #[arg(long, value_name = "PARTY")]
    side: Option<String>,
    /// Who approves for it [default: the party's sponsor]
    #[arg(long, value_name = "PERSON", value_parser = scalar::<Person>)]
    by: Option<Person>,
    /// Date [default: today]
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    date: Option<Date>,
}

impl Approve {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        ensure_name_first(
            common,
            self.change.as_deref(),
            self.path.as_ref(),
            "change request",
            "approve CHANGE",
        )?;
        let writing = Writing::of(common, self.path.as_ref())?;
        writing.refuse_missing(&[
            (self.change.is_some(), "the number of the change request"),
            (self.side.is_some(), "`--side` with the id of a party"),
        ])?;
        let change = self.change(&writing)?;
        let shown = &change.source.path;
        match change.value.status.get() {
            Some(ChangeStatus::Approved) => bail!("`{shown}` is already approved"),
            Some(status @ (ChangeStatus::Rejected | ChangeStatus::Withdrawn)) => {
                bail!("`{shown}` was {status}; request the change again with `partner change`")
            }
            Some(ChangeStatus::Proposed) | None => {}
        }
        let side = writing.side(self.side.as_deref(), "Which party approves?")?;
        let approved = change.value.approved.get();
        let has =
            |party: &str| approved.is_some_and(|it| it.of(party).get().is_some_and(|it| it.by.is_given()));
        ensure!(!has(&side), "{side} has approved `{shown}` already");
        let by = sponsor_or_asked(&writing, self.by.as_ref(), &side)?;
        let date = writing.day(self.date)?;
        let parties = writing.charter().party_ids();
        let silent: Vec<&str> = parties.into_iter().filter(|party| *party != side && !has(party)).collect();
        let text = approve(&change.source.text, &side, &by, date, silent.is_empty());
        writing.replace(common, &change.source, text)?;
        let what = change.value.what.get().map(|it| it.as_str()).unwrap_or_default();
        output::note(
            common,
            &match silent.as_slice() {
                [] => format!("approved by every party: the charter may now be changed ({what})"),
                silent => format!("{side} approves; still to approve: {}", silent.join(", ")),
            },
        );
        Ok(Outcome::Clean)
    }

    fn change<'a>(&self, writing: &'a Writing) -> anyhow::Result<&'a Document<ChangeRequest>> {
        let all = &writing.partnership().records.changes;
        ensure!(!all.is_empty(), "there is no change request; `partner change` makes one");
        let stem = |it: &Document<ChangeRequest>| {
            let path = Path::new(&it.source.path);
            path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
        };
        let Some(given) = &self.change else {
            let Some(ask) = &writing.ask else { bail!("give the number of the change request") };
            let is_open = |it: &&Document<ChangeRequest>| {
                matches!(it.value.status.get(), Some(ChangeStatus::Proposed) | None)
            };
            let told = |it: &Document<ChangeRequest>| match it.value.what.get() {
                Some(what) => format!("{}: {}", stem(it), what.as_str()),
                None => stem(it),
            };
            let open: Vec<&Document<ChangeRequest>> = all.iter().filter(is_open).collect();
            ensure!(!open.is_empty(), "no change request is open; `partner change` makes one");
            let choices: Vec<(usize, String)> = open.iter().map(|it| told(it)).enumerate().collect();
            return Ok(open[ask.one_of("Which change request?", &choices)?]);
        };
        let given = given.trim();
        let is_meant = |it: &&Document<ChangeRequest>| {
            let number = given.parse::<u32>().ok();
            let is_number = number.is_some() && it.source.file().and_then(number_of) == number;
            is_number || stem(it) == given || it.source.path == given
        };
        let meant: Vec<&Document<ChangeRequest>> = all.iter().filter(is_meant).collect();
        match meant.as_slice() {
            [one] => Ok(one),
            [] => {
                let stems: Vec<String> = all.iter().map(stem).collect();
                let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
                known(given, "a change request", &stems).map_err(|it| anyhow!(it))?;
                bail!("no change request is called `{given}`")
            }
            _ => bail!("several change requests have the number {given}; name the file"),
        }
    }
}

/// Who speaks for a party: given, asked for, or its sponsor.
pub(super) fn sponsor_or_asked(
    writing: &Writing,
    given: Option<&Person>,
    side: &str,
) -> anyhow::Result<Person> {
    let party = writing.charter().parties.get().and_then(|parties| parties.get(side)?.get());
    let sponsor = party.and_then(|party| party.sponsor.get());
    match (given, &writing.ask, sponsor) {
        (Some(by), ..) => Ok(by.clone()),
        (None, Some(ask), _) => {
            let by = ask.text("Who does it?", sponsor.map(ToString::to_string), checked::<Person>)?;
            scalar::<Person>(&by).map_err(|it| anyhow!(it))
        }
        (None, None, Some(sponsor)) => Ok(sponsor.clone()),
        (None, None, None) => bail!("no sponsor named for {side}; give `--by 'Dana Reyes'`"),
    }
}

/// A touched place as two readings of the charter are compared: an entry goes by its id where all of its list have one, else
/// by its index in the list as it was.
fn as_compared(tree: &Tree, written: &str, counted: &YamlPath) -> String {
    let mut list = YamlPath::root();
    for step in counted.steps() {
        let entries = tree.resolve(&list).value.filter(|_| matches!(step, Step::Index(_)));
        let has_id = |entry| tree.get(entry, "id").is_some_and(|(_, id)| !tree.is_empty(id));
        if entries.is_some_and(|entries| !tree.items(entries).all(has_id)) {
            return counted.to_string();
        }
        list = list.step(step.clone());
    }
    written.to_owned()
}
