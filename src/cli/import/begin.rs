//! Charters that one spreadsheet begins: a row a partnership, a column for each thing that is known.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};

use super::answers::{Cell, Wrong};
use super::sent::Given;
use crate::agenda;
use crate::cli::answer::value::value_by;
use crate::cli::answer::written::{self, Onto, Trouble};
use crate::cli::ask::Ask;
use crate::cli::new::{known_kind, known_tier, party_of, write};
use crate::cli::writing::scalar;
use crate::cli::{Common, Outcome, output};
use crate::config::Configuration;
use crate::document::charter::Charter;
use crate::document::charter::kind::KindName;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Id;
use crate::document::shape::Shape;
use crate::document::{Document, Ids, Source};
use crate::grammar::{column_letters, counted, series};
use crate::new::{Beginning, BeginningParty};
use crate::repository::{Grid, GridRow};
use crate::yaml::{Limits, Step, YamlPath, read};

/// What a column says of a partnership.
enum Column {
    /// Where its charter goes.
    Folder,
    /// A party, counted from 1.
    Party(usize),
    /// What `partner new` takes.
    Known(&'static str),
    /// A place of the charter.
    Place(YamlPath, &'static Shape),
    /// A place of one party, counted from 1; `PARTY` stands for its id.
    OfParty(usize, YamlPath, &'static Shape),
}

/// What stands for the id of a party in the place of a column, until a row says which party it is: no id is written so.
const PARTY: &str = "{party}";

/// What `partner new` takes too, by the words of its flags.
const KNOWN: [&str; 10] =
    ["name", "stage", "kind", "currency", "objective", "structure", "legal_form", "tier", "start", "length"];

/// A charter that is to be written.
struct Begun {
    /// Its file, as shown to people.
    shown: PathBuf,
    text: String,
    /// Whose it is, in words.
    told: String,
}

/// Whether a table has a row a partnership: a name, and two parties or more.
pub(super) fn is_of_partnerships(grid: &Grid) -> bool {
    let columns: Vec<Option<Column>> = grid.columns().map(|(_, name)| Column::of(name)).collect();
    let parties = columns.iter().filter(|it| matches!(it, Some(Column::Party(_)))).count();
    let has_name = columns.iter().any(|it| matches!(it, Some(Column::Known("name"))));
    has_name && parties >= 2 && grid.column("key").is_none()
}

impl Column {
    fn of(name: &str) -> Option<Self> {
        let word = name.trim().to_lowercase().replace([' ', '-'], "_");
        let numbered = |begin: &str| {
            let rest = word.strip_prefix(begin)?.trim_start_matches('_');
            if rest.is_empty() { Some(1) } else { rest.parse().ok().filter(|nth| (1..=99).contains(nth)) }
        };
        if word == "folder" {
            return Some(Self::Folder);
        }
        if let Some(nth) = numbered("party") {
            return Some(Self::Party(nth));
        }
        if let Some(known) = KNOWN.iter().find(|known| **known == word) {
            return Some(Self::Known(known));
        }
        if let Some(own) = Self::of_party(name.trim()) {
            return Some(own);
        }
        let path = YamlPath::from(name.trim());
        let is_own = |section: &str| ["parties", "partner"].contains(&section);
        let shape = written::shape_at(&path).ok().filter(|_| !path.section().is_some_and(is_own))?;
        Some(Self::Place(path, shape))
    }

    /// `sponsor 1`, `exit.notice 2`, `intent.kind 1`: a key of a party, or what a place holds of it.
    fn of_party(name: &str) -> Option<Self> {
        let (place, number) = name.rsplit_once(char::is_whitespace)?;
        let nth = number.parse().ok().filter(|nth| (1..=99).contains(nth))?;
        let place = place.trim().to_lowercase();
        let own = YamlPath::root().key("parties").key(PARTY).key(place.replace([' ', '-'], "_"));
        let path = YamlPath::from(place.as_str());
        let steps = path.steps();
        // The party stands as near to the end as the format has it.
        let with_party = (1..=steps.len()).rev().map(|at| {
            let before = steps[..at].iter().cloned().fold(YamlPath::root(), YamlPath::step);
            steps[at..].iter().cloned().fold(before.key(PARTY), YamlPath::step)
        });
        let is_line = |path: YamlPath| {
            let shape = written::shape_at(&path).ok().filter(|shape| agenda::is_line(shape))?;
            Some(Self::OfParty(nth, path, shape))
        };
        std::iter::once(own)
            .chain(with_party.filter(|path| path.section() != Some("parties")))
            .find_map(is_line)
    }
}

/// Begins a charter for each row of these tables, all of them or none.
pub(super) fn run(
    common: &Common,
    tables: &[(String, Grid)],
    into: Option<&Path>,
    is_agreed: bool,
) -> anyhow::Result<Outcome> {
    let configuration = common.configuration()?;
    let base = common.base()?;
    let into = into.unwrap_or(Path::new(""));
    let mut wrong = Wrong::default();
    let mut begun: Vec<Begun> = Vec::new();
    let mut rows: BTreeMap<PathBuf, String> = BTreeMap::new();
    let mut there = Vec::new();
    for (file, grid) in tables {
        let table = Table::of(file, grid);
        table.tell_unread(common);
        for row in grid.rows() {
            let Some(one) = table.begun(row, &configuration, into, &mut wrong)? else { continue };
            let cell = format!("{file}, {}", grid.address(row, 0));
            if let Some(other) = rows.insert(one.shown.clone(), cell) {
                let given = table.given(row, None);
                wrong.add(&given, &format!("{other} begins `{}` already", one.shown.display()));
            } else if std::fs::symlink_metadata(base.join(&one.shown)).is_ok() {
                there.push(one.shown);
            } else {
                begun.push(one);
            }
        }
    }
    wrong.refuse()?;
    for shown in &there {
        output::note(common, &format!("`{}` is there already, and is left as it is", shown.display()));
    }
    if begun.is_empty() {
        output::note(common, "nothing new: every partnership of the file has its charter");
        return Ok(Outcome::Clean);
    }
    let lines: Vec<String> =
        begun.iter().map(|one| format!("{}: {}", one.shown.display(), one.told)).collect();
    output::list(&lines.join("\n"));
    let charters = counted(begun.len(), "charter");
    if !is_agreed {
        let Some(ask) = Ask::on_terminal(common) else {
            bail!(
                "nothing was written: the question whether to write needs a terminal; give `--yes` to write"
            )
        };
        if !ask.confirm(&format!("Begin {charters}?"), false)? {
            bail!("nothing was written");
        }
    }
    write_all(&base, &begun)?;
    output::note(
        common,
        &format!(
            "began {charters}; `partner answer FOLDER` asks what is TBD, `partner portfolio` shows them all"
        ),
    );
    Ok(Outcome::Clean)
}

/// Writes all of them; where one cannot be written, those before it are taken away again.
fn write_all(base: &Path, begun: &[Begun]) -> anyhow::Result<()> {
    for (nth, one) in begun.iter().enumerate() {
        let written = write(&base.join(&one.shown), &one.shown, &one.text, None);
        if written.is_err() {
            for before in begun.iter().take(nth) {
                let _ = std::fs::remove_file(base.join(&before.shown));
            }
        }
        written.context("no charter was begun")?;
    }
    Ok(())
}

/// A table with what its columns say.
struct Table<'g> {
    file: &'g str,
    grid: &'g Grid,
    columns: Vec<(u32, &'g str, Column)>,
}

impl<'g> Table<'g> {
    fn of(file: &'g str, grid: &'g Grid) -> Self {
        let columns = grid.columns().filter_map(|(at, name)| Some((at, name, Column::of(name)?))).collect();
        Self { file, grid, columns }
    }

    /// Names the columns that say nothing here.
    fn tell_unread(&self, common: &Common) {
        let is_read = |at: u32| self.columns.iter().any(|(column, ..)| *column == at);
        let unread: Vec<String> = self
            .grid
            .columns()
            .filter(|(at, name)| !is_read(*at) && !name.trim().is_empty())
            .map(|(at, name)| format!("{} (`{}`)", column_letters(at), crate::render::visible(name.trim())))
            .collect();
        if !unread.is_empty() {
            let told = format!("{}: not read: {}", self.file, series(&unread));
            output::note(common, &told);
        }
    }

    /// A cell as a message names it: of a column, else of the row.
    fn given(&self, row: &GridRow, column: Option<(u32, &str)>) -> Given {
        let (at, name) = column.unwrap_or((0, "name"));
        Given {
            cell: format!("{}, {}", self.file, self.grid.address(row, at)),
            key: name.trim().to_owned(),
            answer: row.cell(at).to_owned(),
        }
    }

    /// The text of a column by what it says; nothing where the cell is empty.
    fn said<'r>(&self, row: &'r GridRow, is_it: impl Fn(&Column) -> bool) -> Option<(Given, &'r str)> {
        let (at, name, _) =
            self.columns.iter().find(|(at, _, it)| is_it(it) && !row.cell(*at).trim().is_empty())?;
        Some((self.given(row, Some((*at, name))), row.cell(*at).trim()))
    }

    /// A value of `partner new`, read as its flag is.
    fn known<T>(
        &self,
        row: &GridRow,
        key: &str,
        wrong: &mut Wrong,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let (given, text) = self.said(row, |it| matches!(it, Column::Known(known) if *known == key))?;
        // What says that it is undecided is written so anyway.
        if text.eq_ignore_ascii_case(agenda::OPEN) {
            return None;
        }
        read(text).map_err(|problem| wrong.add(&given, &problem)).ok()
    }

    /// The charter of a row; nothing where something of it is wrong, which is then noted.
    fn begun(
        &self,
        row: &GridRow,
        configuration: &Configuration,
        into: &Path,
        wrong: &mut Wrong,
    ) -> anyhow::Result<Option<Begun>> {
        let before = wrong.count();
        let Some(name) = self.known(row, "name", wrong, |text| Ok(text.to_owned())) else {
            wrong.add(&self.given(row, None), "the row has no name of a partnership");
            return Ok(None);
        };
        let parties = self.parties(row, wrong);
        let kinds = self.known(row, "kind", wrong, |text| {
            let words = text.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty());
            let known = |word| {
                let kind = scalar::<KindName>(word)?;
                known_kind(&kind, configuration).map(|()| kind)
            };
            words.map(known).collect::<Result<Vec<_>, _>>()
        });
        let beginning = Beginning {
            stage: self.known(row, "stage", wrong, scalar::<Stage>).unwrap_or(Stage::Discovery),
            kinds: kinds.unwrap_or_default(),
            currency: self.known(row, "currency", wrong, scalar),
            objective: self.known(row, "objective", wrong, scalar),
            structure: self.known(row, "structure", wrong, scalar),
            legal_form: self.known(row, "legal_form", wrong, scalar),
            tier: self.known(row, "tier", wrong, |text| {
                known_tier(text, configuration).map_err(|problem| problem.to_string())
            }),
            start: self.known(row, "start", wrong, scalar),
            length: self.known(row, "length", wrong, scalar),
            parties: parties.values().cloned().collect(),
            name,
        };
        let shown = self.file_of(row, &beginning, wrong).map(|file| into.join(file));
        if wrong.count() > before {
            return Ok(None);
        }
        let text = beginning.full(&configuration.policy)?;
        let text = self.with_places(row, &parties, text, configuration, wrong);
        let Some(shown) = shown.filter(|_| wrong.count() == before) else { return Ok(None) };
        let parties: Vec<&str> = beginning.parties.iter().map(|party| party.name.as_str()).collect();
        Ok(Some(Begun { shown, text, told: format!("{}, {}", beginning.name, series(&parties)) }))
    }

    /// The parties of a row, each with its number.
    fn parties(&self, row: &GridRow, wrong: &mut Wrong) -> BTreeMap<usize, BeginningParty> {
        let mut parties: BTreeMap<usize, BeginningParty> = BTreeMap::new();
        let mut given: Vec<(usize, Given)> = Vec::new();
        for (at, name, column) in &self.columns {
            if let Column::Party(nth) = column
                && !row.cell(*at).trim().is_empty()
            {
                given.push((*nth, self.given(row, Some((*at, name)))));
            }
        }
        given.sort_by_key(|(nth, _)| *nth);
        for (nth, given) in given {
            match party_of(given.answer.trim()) {
                Ok(party) if parties.values().any(|other| other.id == party.id) => {
                    wrong.add(&given, &format!("two parties have the id `{}`; write `id=name`", party.id));
                }
                Ok(party) => {
                    parties.insert(nth, party);
                }
                Err(problem) => wrong.add(&given, &problem),
            }
        }
        for (at, name, column) in &self.columns {
            let is_said = !row.cell(*at).trim().is_empty();
            let of = |nth: &usize| {
                self.columns.iter().any(|(at, _, it)| {
                    matches!(it, Column::Party(other) if other == nth) && !row.cell(*at).trim().is_empty()
                })
            };
            if let Column::OfParty(nth, ..) = column
                && is_said
                && !of(nth)
            {
                wrong.add(&self.given(row, Some((*at, name))), &format!("this row has no party {nth}"));
            }
        }
        if parties.len() < 2 {
            wrong.add(&self.given(row, None), "a partnership has two parties or more");
        }
        parties
    }

    /// Where the charter goes: below the folder of the run, and nowhere else.
    fn file_of(&self, row: &GridRow, beginning: &Beginning, wrong: &mut Wrong) -> Option<PathBuf> {
        let folder = match self.said(row, |it| matches!(it, Column::Folder)) {
            Some((given, text)) => {
                let path = PathBuf::from(text);
                if !path.components().all(|part| matches!(part, Component::Normal(_))) {
                    wrong.add(&given, "a charter goes into a folder below this one");
                    return None;
                }
                path
            }
            None => match Id::of_name(&beginning.name) {
                Some(id) => PathBuf::from(id.to_string()),
                None => {
                    let given = self.given(row, None);
                    wrong.add(&given, "no folder can be named after this; add a column `folder`");
                    return None;
                }
            },
        };
        let is_file = folder.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
        Some(if is_file { folder } else { folder.join("charter.yaml") })
    }

    /// The charter with what the columns say that name places of it.
    fn with_places(
        &self,
        row: &GridRow,
        parties: &BTreeMap<usize, BeginningParty>,
        text: String,
        configuration: &Configuration,
        wrong: &mut Wrong,
    ) -> String {
        let mut charter = decoded(text);
        for (at, name, column) in &self.columns {
            let (path, shape) = match column {
                Column::Place(path, shape) => (path.clone(), *shape),
                Column::OfParty(nth, path, shape) => match parties.get(nth) {
                    Some(party) => (of(path, party), *shape),
                    None => continue,
                },
                Column::Folder | Column::Party(_) | Column::Known(_) => continue,
            };
            let text = row.cell(*at).trim();
            if text.is_empty() {
                continue;
            }
            let given = self.given(row, Some((*at, name)));
            let Some(value) = value_by(shape, text, &configuration.placeholders, &Cell) else {
                wrong.add(&given, "several keys belong here; name one of them in the first row");
                continue;
            };
            match written::tried(&charter, &path, value, Onto::Replace) {
                Ok(after) => charter = after,
                Err(Trouble::Wrong(problem)) => wrong.add(&given, &problem.to_string()),
                Err(Trouble::Refused(refusal)) => wrong.add(&given, &refusal.to_string()),
            }
        }
        charter.source.text.clone()
    }
}

/// The place of a party.
fn of(path: &YamlPath, party: &BeginningParty) -> YamlPath {
    path.steps().iter().fold(YamlPath::root(), |path, step| match step {
        Step::Key(key) if key == PARTY => path.key(party.id.as_str()),
        step => path.step(step.clone()),
    })
}

fn decoded(text: String) -> Document<Charter> {
    let tree = read(&text, &Limits::default()).tree.unwrap_or_default();
    let ids = Ids::of_charter(&tree, &[]);
    Document::decode(Arc::new(Source::new("charter.yaml".to_owned(), text, tree)), &ids, Vec::new(), &[])
}
