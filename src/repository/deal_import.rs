//! Deals from the CSV file that a deals record names.

use std::collections::BTreeMap;
use std::path::PathBuf;

use encoding_rs::WINDOWS_1252;

use super::attachments::Place;
use super::csv_text::{Layout, is_wide, line_ends, wide};
use super::deal_cells::CellForm;
use super::nearly;
use crate::document::charter::Charter;
use crate::document::identity::{known_by, named_by};
use crate::document::records::deals::{Deal, Deals, Encoding, ImportedDeal};
use crate::document::scalar::{Link, Malformed, Scalar, Text};
use crate::document::{
    ByParty, Document, Field, List, PartyRef, Problem, ProblemKind, reads_the_same, suggestion,
};
use crate::grammar::{counted, series};
use crate::partnership::{Attachment, DealRegister};
use crate::yaml::{Limits, YamlPath, as_read};

/// Reads the file of a deals record; what is wrong with it becomes a problem of the record. `place` is where its paths lead.
pub(super) fn import(
    record: &mut Document<Deals>,
    charter: &Charter,
    place: Option<Place<'_>>,
) -> Vec<ImportedDeal> {
    let Field::Given(source) = record.value.source.clone() else { return Vec::new() };
    let form = CellForm::of(&record.value);
    let file = source.as_str().to_owned();
    let mut import =
        Import { record, charter, file, form, row: String::new(), line: 0, problems: 0, untold: Vec::new() };
    match import.text(&source, place) {
        Some(text) => import.deals(&text),
        None => Vec::new(),
    }
}

/// The file that a deals record imports.
pub(super) fn file(register: &DealRegister) -> Option<PathBuf> {
    let folder = register.record.source.file()?.parent()?;
    match register.record.value.source.get()? {
        Link::Path(path) => Some(folder.join(path)),
        Link::Url(_) => None,
    }
}

/// The keys of `columns`, in the order of the format.
const CUSTOMER: usize = 0;
const REGISTERED: usize = 1;
const PARTNER: usize = 2;
const PRODUCT: usize = 3;
const VALUE: usize = 4;
const STATUS: usize = 5;
const SAME_AS: usize = 6;
const DIFFERENT: usize = 7;
const CURRENCY: usize = 8;
const KEYS: [&str; 9] =
    ["customer", "registered", "partner", "product", "value", "status", "same_as", "different", "currency"];

/// Where each key stands in a line.
type Columns = [Option<usize>; KEYS.len()];

/// Most lines whose problems are told one by one.
const MOST_PROBLEMS: usize = 16;

struct Import<'a> {
    record: &'a mut Document<Deals>,
    charter: &'a Charter,
    file: String,
    /// How the file writes its cells.
    form: CellForm,
    /// What the row that is read is known by.
    row: String,
    /// The line of that row, counted from 1.
    line: u64,
    /// How many problems of lines were told.
    problems: usize,
    /// The lines of further ones, which are told together.
    untold: Vec<u64>,
}

impl Import<'_> {
    fn text(&mut self, source: &Link, place: Option<Place<'_>>) -> Option<String> {
        let Link::Path(path) = source else {
            self.report(
                "source",
                ProblemKind::InvalidValue,
                "deals are read from a file, not from the web".to_owned(),
                "export the deals to a CSV file next to this one, and name it here",
            );
            return None;
        };
        let place = place?;
        let refusal = match place.look_up(path) {
            Attachment::Found => return self.read(place, path),
            Attachment::NotCheckedOut => {
                let message = format!("`{path}` is left out of the sparse checkout: its deals are not read");
                let help = "check its folder out with `git sparse-checkout add`";
                self.report("source", ProblemKind::FileUnreadable, message, help);
                return None;
            }
            Attachment::Outside => "is outside the repository",
            Attachment::Missing | Attachment::Unchecked => "is not there",
        };
        let message = format!("`{path}` {refusal}");
        self.report("source", ProblemKind::FileUnreadable, message, "name a CSV file by its path from here");
        None
    }

    fn read(&mut self, place: Place<'_>, path: &str) -> Option<String> {
        let most = Limits::default().bytes;
        let read = place.read(path, most as u64 + 1);
        if let Err(error) = &read {
            let message = format!("`{}` cannot be read: {error}", self.file);
            self.report(
                "source",
                ProblemKind::FileUnreadable,
                message,
                "give the program permission to read it",
            );
            return None;
        }
        let bytes = read.unwrap_or_default();
        if nearly::is_lfs_pointer(&bytes) {
            let (message, help) = nearly::lfs_pointer(&self.file);
            self.report("source", ProblemKind::FileUnreadable, message, help);
            return None;
        }
        if bytes.len() > most {
            let message = format!("`{}` is larger than {} MiB", self.file, most / 1024 / 1024);
            self.report(
                "source",
                ProblemKind::FileUnreadable,
                message,
                "export fewer deals: those of the last year",
            );
            return None;
        }
        let declared = self.record.value.encoding.get().copied();
        match decoded(bytes, declared) {
            Ok(text) => Some(as_read(text.trim_start_matches('\u{feff}')).into_owned()),
            Err(NotText { line, encoding }) => {
                let place = line.map_or_else(String::new, |line| format!("line {line} of "));
                let message = format!("{place}`{}` is not text in {}", self.file, encoding.to_uppercase());
                let help =
                    "export the deals as CSV in UTF-8, or declare `encoding: windows-1252` or `utf-16`";
                self.report("source", ProblemKind::FileUnreadable, message, help);
                None
            }
        }
    }

    fn deals(&mut self, text: &str) -> Vec<ImportedDeal> {
        let layout = Layout::of(text);
        let open = layout.open_quote(text);
        // Nobody knows what of the text behind an open quote belongs to its cell.
        let read = &text[..open.map_or(text.len(), |open| open.row)];
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(layout.delimiter)
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(&read.as_bytes()[layout.start.min(read.len())..]);
        let header: Vec<String> = match reader.headers() {
            Ok(header) => header.iter().map(str::to_owned).collect(),
            Err(_) => Vec::new(),
        };
        let columns = match open {
            // What the columns are called cannot be told.
            Some(_) if header.is_empty() => None,
            _ => self.columns(&header),
        };
        let mut deals = Vec::new();
        let mut lines = Lines { text, start: layout.start, byte: 0, line: 1 };
        if let Some(columns) = columns {
            // Programs end their tables with rows of nothing but delimiters.
            let is_row = |row: &csv::StringRecord| row.iter().any(|cell| !cell.is_empty());
            let rows: Vec<_> = reader.records().filter_map(Result::ok).filter(is_row).collect();
            let known = known_rows(&header, &columns, &rows);
            for (row, known) in rows.into_iter().zip(known) {
                self.row = known;
                let line = lines.of(row.position());
                self.line = line;
                if row.len() == header.len() {
                    let deal = self.deal(&columns, &row, line);
                    deals.push(ImportedDeal { line, deal });
                } else {
                    self.refuse_line(line, row.len(), header.len());
                }
            }
        }
        self.row.clear();
        if let Some(open) = open {
            let line = line_ends(&text.as_bytes()[..open.at]) + 1;
            let message = format!(
                "line {line} of `{}`: the quote that opens here is not closed, so that nothing from there on is read",
                self.file
            );
            let help = "close it at the end of its cell, and write two for one that belongs to the text";
            self.line = line;
            self.refuse("source", ProblemKind::InvalidValue, message, help);
        }
        if !self.untold.is_empty() {
            let more = counted(self.untold.len(), "more value");
            let lines = ranges(&self.untold);
            let message = format!("{more} of `{}` cannot be read, in {lines}", self.file);
            self.report("source", ProblemKind::InvalidValue, message, "fix the first ones, and check again");
        }
        deals
    }

    fn refuse_line(&mut self, line: u64, cells: usize, columns: usize) {
        let cells = counted(cells, "cell");
        let message = format!("line {line} of `{}` has {cells}, and the first line has {columns}", self.file);
        self.refuse("source", ProblemKind::InvalidValue, message, "put a text with a comma in quotes");
    }

    /// Where each key stands in a line; `None` where the file has no column for a key that a deal cannot do without.
    fn columns(&mut self, header: &[String]) -> Option<Columns> {
        let mut found = [None; KEYS.len()];
        let mut is_complete = true;
        for (at, key) in KEYS.iter().enumerate() {
            let named = self.named_column(at);
            let wanted = named.as_ref().map_or(*key, Text::as_str);
            let is_same = |name: &String| reads_the_same(name, wanted);
            found[at] = header.iter().position(is_same);
            let is_needed = at <= PARTNER;
            if found[at].is_none() && (named.is_some() || is_needed) {
                is_complete &= !is_needed;
                self.no_column(key, wanted, header);
            } else if header.iter().filter(|name| is_same(name)).count() > 1 {
                let message = format!("`{}` has several columns called `{wanted}`", self.file);
                let path = format!("columns.{key}");
                self.report(
                    &path,
                    ProblemKind::InvalidValue,
                    message,
                    "give them different names: the first one is read",
                );
            }
        }
        is_complete.then_some(found)
    }

    fn named_column(&self, at: usize) -> Option<Text> {
        let columns = self.record.value.columns.get()?;
        let by_key = [
            &columns.customer,
            &columns.registered,
            &columns.partner,
            &columns.product,
            &columns.value,
            &columns.status,
            &columns.same_as,
            &columns.different,
            &columns.currency,
        ];
        by_key[at].get().cloned()
    }

    fn no_column(&mut self, key: &str, wanted: &str, header: &[String]) {
        let message = format!("`{}` has no column `{wanted}`", self.file);
        let names: Vec<&str> = header.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        let help = match suggestion::nearest(wanted, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if names.is_empty() => "the first line of the file names its columns".to_owned(),
            None => {
                format!("write under `columns.{key}` one of its columns: {}", suggestion::listed(&names, 20))
            }
        };
        self.report(&format!("columns.{key}"), ProblemKind::ReferenceUnknown, message, help);
    }

    fn deal(&mut self, columns: &Columns, row: &csv::StringRecord, line: u64) -> Deal {
        let cell = |key: usize| columns[key].and_then(|column| row.get(column)).unwrap_or_default();
        Deal {
            customer: self.cell(CUSTOMER, cell(CUSTOMER), line),
            registered: self.cell_by(REGISTERED, cell(REGISTERED), line, CellForm::time),
            partner: self.party(cell(PARTNER), line),
            product: self.cell(PRODUCT, cell(PRODUCT), line),
            value: self.cell_by(VALUE, cell(VALUE), line, |form, text| form.amount(text, cell(CURRENCY))),
            status: self.cell(STATUS, cell(STATUS), line),
            same_as: self.cell(SAME_AS, cell(SAME_AS), line),
            different: names(cell(DIFFERENT)),
        }
    }

    fn cell<T: Scalar>(&mut self, key: usize, text: &str, line: u64) -> Field<T> {
        self.cell_by(key, text, line, |_, text| T::parse(text))
    }

    /// The same where the record declares how such cells are written.
    fn cell_by<T>(
        &mut self,
        key: usize,
        text: &str,
        line: u64,
        read: impl FnOnce(&CellForm, &str) -> Result<T, Malformed>,
    ) -> Field<T> {
        if text.is_empty() {
            return Field::Missing;
        }
        match read(&self.form, text) {
            Ok(value) => Field::Given(value),
            Err(malformed) => {
                let message = format!("line {line} of `{}`: {}", self.file, malformed.message);
                let path = format!("columns.{}", KEYS[key]);
                self.refuse(&path, ProblemKind::InvalidValue, message, malformed.help);
                Field::Invalid
            }
        }
    }

    /// Sales systems know the parties by their names.
    fn party(&mut self, text: &str, line: u64) -> Field<PartyRef> {
        if text.is_empty() {
            return Field::Missing;
        }
        let charter = self.charter;
        if charter.parties.is_invalid() {
            return Field::Given(PartyRef(text.to_owned()));
        }
        let is_same = |name: &str| reads_the_same(name, text);
        let ids = charter.party_ids();
        if let Some(id) = ids.iter().find(|id| is_same(id) || is_same(charter.party_name(id))) {
            return Field::Given(PartyRef((*id).to_owned()));
        }
        let aliases = self.record.value.aliases.get();
        let entries = aliases.into_iter().flat_map(ByParty::iter);
        let has_alias = |list: &List<Text>| list.values().any(|alias| is_same(alias.as_str()));
        let aliased: Vec<String> =
            entries.filter(|(_, list)| has_alias(list)).map(|(id, _)| id.to_owned()).collect();
        match aliased.as_slice() {
            [] => {}
            [id] => return Field::Given(PartyRef(id.clone())),
            [first, second, ..] => {
                let message = format!(
                    "line {line} of `{}`: `{text}` is an alias of `{first}` and of `{second}`",
                    self.file
                );
                self.refuse("aliases", ProblemKind::ReferenceUnknown, message, "leave it to one of them");
                return Field::Invalid;
            }
        }
        let names: Vec<&str> = ids.iter().map(|id| charter.party_name(id)).collect();
        let help = match suggestion::nearest(text, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "the parties are {}; list other names under `aliases`",
                suggestion::listed(&names, 12)
            ),
        };
        let message = format!("line {line} of `{}`: no party is called `{text}`", self.file);
        self.refuse("columns.partner", ProblemKind::ReferenceUnknown, message, help);
        Field::Invalid
    }

    /// Notes what is wrong with one line, up to a bound.
    fn refuse(&mut self, path: &str, kind: ProblemKind, message: String, help: impl Into<String>) {
        self.problems += 1;
        if self.problems <= MOST_PROBLEMS {
            self.report(path, kind, message, help);
        } else {
            self.untold.push(self.line);
        }
    }

    /// Notes a problem at an entry of the record, or at `source` where the record does not have that entry.
    fn report(&mut self, path: &str, kind: ProblemKind, message: String, help: impl Into<String>) {
        let tree = &self.record.source.tree;
        let wanted = YamlPath::from(path);
        let reached = tree.resolve(&wanted);
        let exists = reached.steps == wanted.steps().len();
        let node = if exists { reached.value } else { tree.resolve(&YamlPath::from("source")).value };
        if let Some(node) = node {
            let cell = wanted.steps().iter().rev().take(usize::from(path != "source")).cloned();
            let within = match self.row.as_str() {
                "" => YamlPath::root(),
                row => cell.fold(YamlPath::root().key(row), YamlPath::step),
            };
            let problem = Problem { within, ..Problem::at(tree, node, kind, message, help.into()) };
            self.record.problems.push(problem);
        }
    }
}

/// What each row is known by: its `id` or `name` where the file has such a column, else customer, product and partner, else
/// what stands in it.
fn known_rows(
    header: &[String],
    columns: &[Option<usize>; KEYS.len()],
    rows: &[csv::StringRecord],
) -> Vec<String> {
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    for (at, name) in header.iter().enumerate().filter(|(at, _)| !columns.contains(&Some(*at))) {
        by_key.entry(name.to_lowercase()).or_insert(at);
    }
    by_key.extend(KEYS.iter().zip(columns).filter_map(|(key, at)| Some(((*key).to_owned(), (*at)?))));
    let name = |row: &csv::StringRecord| named_by(|key| row.get(*by_key.get(key)?));
    let names: Vec<Option<String>> = rows.iter().map(name).collect();
    known_by(&names, |nth| {
        let mut cells: Vec<_> = header.iter().zip(&rows[nth]).filter(|(_, cell)| !cell.is_empty()).collect();
        cells.sort_unstable();
        format!("{cells:?}")
    })
}

/// The names in a cell, between semicolons.
fn names(cell: &str) -> Field<List<Text>> {
    let names: Vec<Field<Text>> =
        cell.split(';').filter_map(|name| Text::parse(name).ok()).map(Field::Given).collect();
    if names.is_empty() { Field::Missing } else { Field::Given(List(names)) }
}

/// Where a file is not text in its encoding; the line is not known of every encoding.
struct NotText {
    line: Option<u64>,
    encoding: &'static str,
}

/// The text of a file. A mark at its beginning says more of its encoding than the record.
fn decoded(bytes: Vec<u8>, declared: Option<Encoding>) -> Result<String, NotText> {
    let wide = |bytes: &[u8]| wide(bytes).ok_or(NotText { line: None, encoding: Encoding::Utf16.as_str() });
    let is_utf8 = bytes.starts_with(&[0xef, 0xbb, 0xbf]);
    match declared {
        _ if is_wide(&bytes) => wide(&bytes),
        Some(Encoding::Utf16) if !is_utf8 => wide(&bytes),
        Some(Encoding::Windows1252) if !is_utf8 => {
            Ok(WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned())
        }
        _ => String::from_utf8(bytes).map_err(|error| {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            NotText { line: Some(line_ends(before) + 1), encoding: Encoding::Utf8.as_str() }
        }),
    }
}

/// Lines in words: `line 4`, `lines 4, 7-9 and 12`. They come in order, and each may come several times.
fn ranges(lines: &[u64]) -> String {
    let mut ranges: Vec<(u64, u64)> = Vec::new();
    for line in lines {
        match ranges.last_mut() {
            Some((_, last)) if *line <= *last + 1 => *last = *line,
            _ => ranges.push((*line, *line)),
        }
    }
    let told: Vec<String> = ranges
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    let noun = if matches!(ranges.as_slice(), [(first, last)] if first == last) { "line" } else { "lines" };
    format!("{noun} {}", series(&told))
}

/// Counts lines forward. The reader's own count stays behind where lines end in two characters or are empty.
struct Lines<'t> {
    text: &'t str,
    /// Where the reader began.
    start: usize,
    byte: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which the row begins whose position this is.
    fn of(&mut self, position: Option<&csv::Position>) -> u64 {
        let start = self.start + position.and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or_default();
        let bytes = self.text.as_bytes();
        let from = self.byte;
        while self.byte < bytes.len() && (self.byte < start || matches!(bytes[self.byte], b'\r' | b'\n')) {
            self.byte += 1;
        }
        self.line += line_ends(&bytes[from..self.byte]);
        self.line
    }
}
