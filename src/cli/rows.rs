//! Answers row by row: partnerships are read, answered and forgotten one after the other, in the order of their charters' paths.

use std::path::PathBuf;

use anyhow::{Context as _, ensure};

use super::reading::{loading, told};
use super::{Common, Outcome, output, request};
use crate::config::Configuration;
use crate::partnership::Partnership;
use crate::render::page::{CsvRows, PageForm, Pages};
use crate::render::{JsonLines, Partnerships, Spool};
use crate::repository::{
    Changed, ComparisonError, Look, Queue, QueueError, Repository, Request, Unread, files_of,
};
use crate::survey::Survey;
use crate::view::{Page, Table, Unseen};
use crate::wording::left_out::left_out;

/// How many partnerships a core has before it at once: enough that none waits for the slowest of them. As many are read meanwhile.
pub(super) const FOR_EACH_CORE: usize = 16;

/// Looks at the files quickly; where the lines of a file did not show what YAML says, or somebody writes just now, once more and
/// thoroughly.
pub(super) fn looking_again<T>(look: impl Fn(Look) -> anyhow::Result<T>) -> anyhow::Result<T> {
    match look(Look::Quick) {
        Err(error) if is_changed(&error) => look(Look::Thorough),
        done => done,
    }
}

fn is_changed(error: &anyhow::Error) -> bool {
    error.is::<Changed>()
        || matches!(error.downcast_ref(), Some(QueueError::Changed(_)))
        || matches!(error.downcast_ref(), Some(ComparisonError::Changed(_)))
}

/// Prints the lines that `each` makes of the partnerships that the paths name.
pub(super) fn give(
    common: &Common,
    paths: &[PathBuf],
    each: &dyn Fn(Survey<'_>, &mut JsonLines),
) -> anyhow::Result<Outcome> {
    ensure!(!common.bom, "`--bom` goes with `--format csv` only");
    spooled(common, paths, &JsonLines::default, each, JsonLines::end)
}

/// Prints the rows of the tables that `each` makes of the partnerships that the paths name.
pub(super) fn give_csv(
    common: &Common,
    paths: &[PathBuf],
    each: &dyn Fn(Survey<'_>) -> Table,
) -> anyhow::Result<Outcome> {
    let begin = || CsvRows::new(common.bom);
    spooled(common, paths, &begin, &|survey, rows: &mut CsvRows| rows.add(&each(survey)), CsvRows::end)
}

/// Prints one JSON object, in whose list of partnerships stands what `each` adds of those that the paths name. `whole` writes it of
/// what is known of no partnership; it is called last.
pub(super) fn give_json(
    common: &Common,
    paths: &[PathBuf],
    each: &dyn Fn(&Survey<'_>, &mut Partnerships),
    whole: &dyn Fn(&Survey<'_>) -> serde_json::Result<String>,
) -> anyhow::Result<Outcome> {
    ensure!(!common.bom, "`--bom` goes with `--format csv` only");
    let begin = || (Partnerships::default(), Ok(String::new()));
    let add = |survey: Survey<'_>, (list, frame): &mut (Partnerships, serde_json::Result<String>)| {
        each(&survey, list);
        if survey.partnerships.is_empty() {
            *frame = whole(&survey);
        }
    };
    let ((list, frame), said) = read(common, paths, &|_| begin(), &add)?;
    let frame = frame.context("the answer cannot be written as JSON")?;
    said.give(common, &mut list.within(&frame))
}

/// Prints the page that `each` makes of the partnerships that the paths name, as text or Markdown. What could not be read at all
/// is said first; `shorter` is how to see less.
pub(super) fn give_pages(
    common: &Common,
    paths: &[PathBuf],
    form: PageForm,
    each: &dyn Fn(&Survey<'_>) -> Page,
    shorter: &str,
) -> anyhow::Result<Outcome> {
    ensure!(!common.bom, "`--bom` goes with `--format csv` only");
    let begin = || (Pages::new(form), Unseen::default());
    let add = |survey: Survey<'_>, (pages, unseen): &mut (Pages, Unseen)| {
        pages.add(&each(&survey));
        unseen.add(&survey);
    };
    let ((pages, unseen), said) = read(common, paths, &|_| begin(), &add)?;
    let mut first = Page::default();
    unseen.said().into_iter().for_each(|unseen| first.say_first(unseen));
    shown(common, pages.end(&first), form, shorter)?;
    // What was left out stands on the page.
    Ok(said.tell(common))
}

/// The same of one page over all partnerships, for which `each` keeps what is needed of them and which `show` hands over in parts.
pub(super) fn give_page_of<W>(
    common: &Common,
    paths: &[PathBuf],
    form: PageForm,
    begin: &dyn Fn() -> W,
    each: &dyn Fn(Survey<'_>, &mut W),
    show: impl FnOnce(W, &mut dyn FnMut(Page)),
    shorter: &str,
) -> anyhow::Result<Outcome> {
    ensure!(!common.bom, "`--bom` goes with `--format csv` only");
    let begin = || (begin(), Unseen::default());
    let add = |survey: Survey<'_>, (whole, unseen): &mut (W, Unseen)| {
        unseen.add(&survey);
        each(survey, whole);
    };
    let ((whole, unseen), said) = read(common, paths, &|_| begin(), &add)?;
    let mut pages = Pages::new(form);
    let mut first = Page::default();
    unseen.said().into_iter().for_each(|unseen| first.say_first(unseen));
    pages.add(&first);
    show(whole, &mut |part| pages.add(&part));
    shown(common, pages, form, shorter)?;
    Ok(said.tell(common))
}

/// The same of one JSON object. `end` says it, given what was kept.
pub(super) fn give_json_of<W>(
    common: &Common,
    paths: &[PathBuf],
    begin: &dyn Fn() -> W,
    each: &dyn Fn(Survey<'_>, &mut W),
    end: impl FnOnce(W) -> serde_json::Result<Spool>,
) -> anyhow::Result<Outcome> {
    ensure!(!common.bom, "`--bom` goes with `--format csv` only");
    let (whole, said) = read(common, paths, &|_| begin(), each)?;
    said.give(common, &mut end(whole).context("the answer cannot be written as JSON")?)
}

/// Prints pages.
fn shown(common: &Common, mut pages: Pages, form: PageForm, shorter: &str) -> anyhow::Result<()> {
    output::emit_spool(common, common.output.as_deref(), pages.spool())?;
    if matches!(form, PageForm::Terminal(_)) {
        output::tell_length(common, pages.lines(), shorter);
    }
    Ok(())
}

/// Prints what `end` makes of what `each` has written of the partnerships that the paths name.
pub(super) fn spooled<L>(
    common: &Common,
    paths: &[PathBuf],
    begin: &dyn Fn() -> L,
    each: &dyn Fn(Survey<'_>, &mut L),
    end: impl Fn(L) -> Spool,
) -> anyhow::Result<Outcome> {
    let (lines, said) = read(common, paths, &|_| begin(), each)?;
    said.give(common, &mut end(lines))
}

/// Reads what the paths name, part by part, once it is known what there is.
pub(super) fn read<L>(
    common: &Common,
    paths: &[PathBuf],
    begin: &dyn Fn(&Queue) -> L,
    each: &dyn Fn(Survey<'_>, &mut L),
) -> anyhow::Result<(L, Said)> {
    let configuration = common.configuration()?;
    let request = request::of(common, paths)?;
    looking_again(|look| Rows::of(common, &configuration, &request, look, begin, each))
}

/// What is said beside the rows.
#[derive(Default)]
pub(super) struct Said {
    left_out: Option<String>,
    notes: Vec<String>,
    is_broken: bool,
}

impl Said {
    /// Prints the answer, then says what is not in it.
    pub(super) fn give(&self, common: &Common, text: &mut Spool) -> anyhow::Result<Outcome> {
        output::emit_spool(common, common.output.as_deref(), text)?;
        self.left_out.iter().for_each(|note| output::note(common, note));
        Ok(self.tell(common))
    }

    /// Says what could not be read, and how the call ends.
    fn tell(&self, common: &Common) -> Outcome {
        self.notes.iter().for_each(|note| output::note(common, note));
        if self.is_broken { Outcome::Found } else { Outcome::Clean }
    }
}

struct Rows<'a, L> {
    common: &'a Common,
    configuration: &'a Configuration,
    each: &'a dyn Fn(Survey<'_>, &mut L),
    lines: L,
    said: Said,
}

impl<'a, L> Rows<'a, L> {
    fn of(
        common: &'a Common,
        configuration: &'a Configuration,
        request: &Request,
        look: Look,
        begin: &dyn Fn(&Queue) -> L,
        each: &'a dyn Fn(Survey<'_>, &mut L),
    ) -> anyhow::Result<(L, Said)> {
        let mut queue = loading(configuration).queue(request, look)?;
        let mut rows = Self { common, configuration, each, lines: begin(&queue), said: Said::default() };
        let (nothing, mut unread) = (Repository::default(), Unread::default());
        queue.each(FOR_EACH_CORE, |read| {
            unread.add(&read);
            rows.add(&read, &nothing)
        })?;
        queue.rest.left_out.unread = unread.files(&queue.rest);
        rows.add(&[], &queue.rest)?;
        let Self { lines, mut said, .. } = rows;
        said.left_out = left_out(&queue.rest.left_out);
        Ok((lines, said))
    }

    fn add(&mut self, partnerships: &[Partnership], rest: &Repository) -> anyhow::Result<()> {
        if self.common.output.is_some() {
            self.common.inputs.add(partnerships.iter().flat_map(files_of).chain(rest.files()));
        }
        let survey = Survey::of_some(partnerships, rest, self.configuration, self.common.day()?);
        self.said.notes.extend(survey.unread.iter().map(told));
        self.said.is_broken |= survey.is_broken();
        (self.each)(survey, &mut self.lines);
        Ok(())
    }
}
