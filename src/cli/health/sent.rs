//! Answers to the health check as forms export them: a row a person.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, anyhow, bail, ensure};

use super::gathered::Response;
use crate::cli::writing::{Writing, known};
use crate::cli::{Common, output};
use crate::config::{HealthItem, Instrument};
use crate::document::reads_the_same;
use crate::document::records::health::{HealthQuestion, InWords, Said};
use crate::document::scalar::{Period, Scalar as _, Score};
use crate::grammar::{column_letters, counted, series};
use crate::new::health::NewAnswer;
use crate::render::page::meant;
use crate::repository::{Grid, GridRow, grids, most_bytes};

/// What a column is called that says for whom somebody answers.
const SIDE: &str = "side";

/// The most cells that are named one by one.
const MOST_NAMED: usize = 20;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Question(usize),
    /// A question with described answers, counted from 0 in the instrument.
    Item(usize),
    Side,
    Words(InWords),
}

/// Reads the answers of a file. Nothing but scores, sides and comments is kept of it: no name, no address, no time.
///
/// # Errors
/// A file that cannot be read, or of which a cell cannot be taken: each is named, and nothing is kept.
pub(super) fn responses(
    common: &Common,
    writing: &Writing,
    file: &Path,
    side: Option<&str>,
    period: Period,
) -> anyhow::Result<Vec<Response>> {
    let shown = file.display();
    let mut bytes = Vec::new();
    File::open(common.base()?.join(file))
        .and_then(|opened| opened.take(most_bytes()).read_to_end(&mut bytes))
        .with_context(|| format!("`{shown}` cannot be read"))?;
    let all = grids(file, &bytes).map_err(|error| anyhow!("`{shown}`: {error}"))?;
    let map = &writing.question().configuration.health_columns;
    let asked = &writing.question().configuration.instrument;
    let (grid, columns) = all
        .iter()
        .map(|grid| (grid, columns(grid, map, asked)))
        .find(|(_, columns)| columns.values().any(|it| matches!(it, Holds::Question(_) | Holds::Item(_))))
        .ok_or_else(|| no_question(&shown.to_string(), &all))?;
    tell_unread(common, grid, &columns);
    let given = side.map(|side| known(side, "the id of a party", &writing.charter().party_ids()));
    let given = given.transpose().map_err(|wrong| anyhow!("`--side`: {wrong}"))?;
    let is_named = columns.values().any(|it| *it == Holds::Side);
    ensure!(
        given.is_some() || is_named,
        "`{shown}` does not say for which party each person answers: give `--side`, or a column with `[{SIDE}]` in its name"
    );
    let mut wrong = Vec::new();
    let mut responses = Vec::new();
    for row in grid.rows() {
        match response(writing, grid, row, &columns, given.as_deref()) {
            Ok(Some((side, answer))) => responses.push(Response { side, period, answer, agreed: None }),
            Ok(None) => {}
            Err(problems) => wrong.extend(problems),
        }
    }
    if !wrong.is_empty() {
        let more = wrong.len().saturating_sub(MOST_NAMED);
        wrong.iter().take(MOST_NAMED).for_each(|line| output::list(&format!("{shown}, {line}")));
        if more > 0 {
            output::list(&format!("and {more} more"));
        }
        bail!(
            "{} of `{shown}` cannot be taken, and nothing was written; correct them in the file",
            counted(wrong.len(), "cell")
        );
    }
    Ok(responses)
}

/// What each column holds: by an id in brackets, by the name that the team's configuration declares, else by an id alone.
fn columns(grid: &Grid, map: &BTreeMap<String, String>, asked: &Instrument) -> BTreeMap<u32, Holds> {
    let mut found: BTreeMap<u32, Holds> = BTreeMap::new();
    for (at, name) in grid.columns() {
        let declared = map.iter().find(|(_, column)| reads_the_same(column, name)).map(|(id, _)| id.as_str());
        let held = |id: &str| held_by(id).or_else(|| item_of(id, asked));
        // `side. For whom do you work?`: a code and its text, as LimeSurvey puts them together.
        let coded = || name.split_once(". ").filter(|_| declared.is_none()).and_then(|(code, _)| held(code));
        let holds = in_brackets(name).filter_map(held).last();
        let holds = holds.or_else(|| held(declared.unwrap_or(name))).or_else(coded);
        // Of two columns of one id the first counts; the other is told as not read.
        if let Some(holds) = holds.filter(|holds| !found.values().any(|it| it == holds)) {
            found.insert(at, holds);
        }
    }
    found
}

/// What stands between brackets: `Are the parties aligned? [alignment]`.
fn in_brackets(name: &str) -> impl Iterator<Item = &str> {
    name.split('[').skip(1).filter_map(|rest| rest.split_once(']').map(|(inside, _)| inside))
}

/// Codes of some survey programs have no `_`.
fn held_by(id: &str) -> Option<Holds> {
    let bare = |text: &str| text.trim().to_lowercase().replace(['_', '-', ' '], "");
    let id = bare(id);
    let question = HealthQuestion::ALL.iter().position(|question| bare(question.as_str()) == id);
    match id.as_str() {
        SIDE => Some(Holds::Side),
        _ => {
            let words = InWords::ALL.iter().find(|what| bare(what.as_str()) == id);
            words.map(|what| Holds::Words(*what)).or_else(|| question.map(Holds::Question))
        }
    }
}

fn item_of(id: &str, asked: &Instrument) -> Option<Holds> {
    let bare = |text: &str| text.trim().to_lowercase().replace(['_', '-', ' '], "");
    asked.0.iter().position(|item| bare(&item.id) == bare(id)).map(Holds::Item)
}

fn no_question(shown: &str, grids: &[Grid]) -> anyhow::Error {
    let first = HealthQuestion::ALL.first().map_or("", |question| question.as_str());
    let heads: Vec<String> = grids
        .iter()
        .flat_map(Grid::columns)
        .take(6)
        .map(|(at, name)| format!("{} `{name}`", column_letters(at)))
        .collect();
    let heads = if heads.is_empty() { "no columns".to_owned() } else { series(&heads) };
    anyhow!(
        "`{shown}` has {heads}, and no question of the health check; put its id in brackets into the name of the column, as in `[{first}]`, or declare the names under `[health.columns]` in partner.toml"
    )
}

fn tell_unread(common: &Common, grid: &Grid, columns: &BTreeMap<u32, Holds>) {
    let unread: Vec<String> = grid
        .columns()
        .filter(|(at, _)| !columns.contains_key(at))
        .map(|(at, name)| format!("{} `{name}`", column_letters(at)))
        .collect();
    if !unread.is_empty() {
        output::note(common, &format!("not read, and kept nowhere: column {}", series(&unread)));
    }
}

/// What a person has answered; nothing where nothing is.
fn response(
    writing: &Writing,
    grid: &Grid,
    row: &GridRow,
    columns: &BTreeMap<u32, Holds>,
    given: Option<&str>,
) -> Result<Option<(String, NewAnswer)>, Vec<String>> {
    let mut answer = NewAnswer { scores: vec![None; HealthQuestion::ALL.len()], ..NewAnswer::default() };
    let mut side = None;
    let mut wrong = Vec::new();
    for (at, holds) in columns {
        let text = if grid.name.is_empty() { meant(row.cell(*at)) } else { row.cell(*at) }.trim();
        if text.is_empty() {
            continue;
        }
        match holds {
            Holds::Words(what) => answer.words.push((*what, text.replace("\r\n", "\n"))),
            Holds::Side => match party(writing, text) {
                Ok(party) => side = Some(party),
                Err(problem) => wrong.push(format!("{}: {problem}", grid.address(row, *at))),
            },
            Holds::Item(nth) => {
                let item = writing.question().configuration.instrument.0.get(*nth);
                match item.map(|item| (item, said_of(text, item))) {
                    Some((item, Ok(said))) => answer.described.push((item.id.clone(), said)),
                    Some((_, Err(problem))) => wrong.push(format!("{}: {problem}", grid.address(row, *at))),
                    None => {}
                }
            }
            Holds::Question(nth) => match score(text) {
                Ok(score) => {
                    if let Some(place) = answer.scores.get_mut(*nth) {
                        *place = Some(score.value());
                    }
                }
                Err(problem) => wrong.push(format!("{}: {problem}", grid.address(row, *at))),
            },
        }
    }
    answer.described.sort();
    answer.words.sort();
    if wrong.is_empty() && answer.is_empty() {
        return Ok(None);
    }
    let side = side.or_else(|| given.map(str::to_owned));
    if side.is_none() && wrong.is_empty() {
        wrong.push(format!(
            "row {}: it does not say for which party; write its id or name, or give `--side`",
            row.number
        ));
    }
    match side.filter(|_| wrong.is_empty()) {
        Some(side) => Ok(Some((side, answer))),
        None => Err(wrong),
    }
}

/// An answer to a question with described answers: a step, alone or before what it means, one of the two that are no step, or the
/// described answer itself.
pub(in crate::cli) fn said_of(text: &str, item: &HealthItem) -> Result<Said, String> {
    let hyphened = text.trim().trim_end_matches('.').to_lowercase().replace([' ', '_'], "-");
    if let Some((said, _)) = Said::WORDS.into_iter().find(|(_, word)| *word == hyphened) {
        return Ok(said);
    }
    let bare = |text: &str| text.trim().trim_end_matches('.').to_owned();
    let described = item.steps.iter().position(|step| reads_the_same(&bare(step), &bare(text)));
    let described = described.and_then(|at| Score::new(u8::try_from(at + 1).ok()?));
    match described {
        Some(score) => Ok(Said::Step(score)),
        None => score(text).map(Said::Step).map_err(|_| {
            format!("`{}` is not an answer to `{}`; write {}", text.trim(), item.id, Said::EXPECTED)
        }),
    }
}

/// A score, alone or before what it means: `4`, `4 (agree)`.
fn score(text: &str) -> Result<Score, String> {
    let mut parts = text.splitn(2, |c: char| !c.is_ascii_digit());
    let digits = parts.next().unwrap_or_default();
    let rest = parts.next().unwrap_or_default();
    // `4.5` and `4/10` are other scales.
    let is_other = text[digits.len()..].trim_start().starts_with(['.', ',', '/', '%'])
        || rest.starts_with(|c: char| c.is_ascii_digit());
    // The first answer of a form need not be the lowest score.
    let code = text.strip_prefix("AO").or_else(|| text.strip_prefix('A'));
    if code.is_some_and(|code| !code.is_empty() && code.bytes().all(|it| it.is_ascii_digit())) {
        return Err(format!("`{text}` is a code of the form; export the answers in full, not as codes"));
    }
    let alone = if is_other { text } else { digits };
    Score::parse(if alone.is_empty() { text } else { alone })
        .map_err(|it| format!("{}; {}", it.message, it.help))
}

/// A party by its id or by its name.
fn party(writing: &Writing, text: &str) -> Result<String, String> {
    let charter = writing.charter();
    let ids = charter.party_ids();
    let found =
        ids.iter().find(|id| reads_the_same(id, text) || reads_the_same(charter.party_name(id), text));
    match found {
        Some(id) => Ok((*id).to_owned()),
        None => known(text, "a party", &ids),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_stands_alone_or_before_what_it_means() {
        for (text, value) in [("4", 4), ("4 (agree)", 4), ("5 – fully", 5), ("1: no", 1)] {
            assert_eq!(score(text).unwrap().value(), value, "{text}");
        }
        assert!(score("AO04").unwrap_err().contains("in full"), "the fourth answer may be the second worst");
        for wrong in ["0", "6", "10", "4.5", "4,5", "4/10", "agree", "", "-1", "45%"] {
            assert!(score(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_question_is_known_by_its_id() {
        assert_eq!(held_by("valuedelivery"), held_by("Value Delivery"));
        assert_eq!(held_by("value_delivery"), Some(Holds::Question(2)));
        assert_eq!(held_by("name"), None);
        assert_eq!(
            in_brackets("Rate [1 to 5] this [alignment]").collect::<Vec<_>>(),
            ["1 to 5", "alignment"]
        );
    }
}
