//! The open tasks of a plan as actions of a review: into the last one that was held, else into a record of their own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{anyhow, bail};

use crate::cli::fix::Changed;
use crate::cli::writing::{Writing, to_paste};
use crate::cli::{Common, Outcome, output};
use crate::document::Document;
use crate::document::records::review::{Review, ReviewKind};
use crate::document::scalar::{Date, Id};
use crate::grammar::counted;
use crate::method::Assessment;
use crate::method::plan::{Horizon, Task, plan};
use crate::method::reviews::{held, period_around};
use crate::new::review::{NewAction, planned};
use crate::yaml::edit::{Edits, Value};

pub(super) fn write(
    common: &Common,
    path: &PathBuf,
    horizon: Horizon,
    is_agreed: bool,
) -> anyhow::Result<Outcome> {
    let writing = Writing::of(common, Some(path))?;
    let question = writing.question();
    let partnership = writing.partnership();
    let assessment = Assessment::of(partnership, &question.configuration, writing.today());
    let asked = (&question.configuration.policy, &question.configuration.instrument);
    let plan = plan(partnership, &assessment, asked, writing.today(), horizon);
    let today = writing.today();
    let (late, ahead): (Vec<&Task>, Vec<&Task>) = plan
        .tasks
        .iter()
        .filter(|task| task.is_new())
        .partition(|task| task.due.is_some_and(|due| due < today));
    if !late.is_empty() {
        let count = counted(late.len(), "open task");
        output::note(
            common,
            &format!(
                "{count} with a day that has passed left out: agree a new day with `partner review --action`"
            ),
        );
    }
    let actions = actions(&writing, ahead.into_iter());
    if actions.is_empty() {
        output::note(common, "nothing to write: no task of the plan is open and still ahead");
        return Ok(Outcome::Clean);
    }
    let undated = actions.iter().filter(|action| action.due.is_none()).count();
    let unowned = actions.iter().filter(|action| action.owner.is_none()).count();
    match last(&writing) {
        Some(review) => into(common, &writing, review, &actions, is_agreed)?,
        None => begun(common, &writing, &actions, is_agreed)?,
    }
    for (count, what) in [(undated, "date"), (unowned, "owner")] {
        if count > 0 {
            output::note(
                common,
                &format!("{} without {what}: TBD until it is agreed", counted(count, "action")),
            );
        }
    }
    Ok(Outcome::Clean)
}

/// The review that was held last.
fn last(writing: &Writing) -> Option<&Document<Review>> {
    let (record, _) = held(writing.partnership(), writing.today()).next_back()?;
    writing.partnership().records.reviews.get(record)
}

/// One action for each task, with an id that no other action of the partnership has.
fn actions<'t>(writing: &Writing, tasks: impl Iterator<Item = &'t Task>) -> Vec<NewAction> {
    let reviews = writing.partnership().records.reviews.iter();
    let there = reviews.flat_map(|it| it.value.actions.get()).flat_map(|list| list.values());
    let mut taken: Vec<String> = there.filter_map(|action| Some(action.id.get()?.to_string())).collect();
    let mut actions = Vec::new();
    for task in tasks {
        let name = match &task.owner.party {
            Some(party) => format!("{}-{party}", task.id),
            None => task.id.clone(),
        };
        let stem = Id::of_name(&name).map_or_else(|| "action".to_owned(), |id| id.to_string());
        let numbered = (2..).map(|nth| format!("{stem}-{nth}"));
        let id = std::iter::once(stem.clone()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or(stem);
        taken.push(id.clone());
        actions.push(NewAction {
            owner: task.owner.person.as_ref().map(ToString::to_string),
            side: task.owner.party.clone(),
            due: task.due,
            ..NewAction::of(id, task.what.clone())
        });
    }
    actions
}

/// Appends them to a review, behind the actions that it has.
fn into(
    common: &Common,
    writing: &Writing,
    review: &Document<Review>,
    actions: &[NewAction],
    is_agreed: bool,
) -> anyhow::Result<()> {
    let source = &review.source;
    let edits = Edits::of(&source.text).in_order(Review::KEYS);
    let values = actions.iter().map(NewAction::to_write);
    let edits = match review.value.actions.get().is_some_and(|list| !list.0.is_empty()) {
        true => values.fold(edits, |edits, value| edits.append("actions", value)),
        false => edits.set("actions", Value::list(values)),
    };
    let text = edits.apply().map_err(|refusal| to_paste(&source.path, refusal))?;
    let changed = Changed { before: Arc::clone(source), after: text.clone() };
    output::print(changed.diff(output::is_for_eyes(common)))?;
    confirm(writing, &source.path, is_agreed)?;
    writing.replace(common, source, Ok(text))
}

/// A record of their own, where no review was held yet.
fn begun(common: &Common, writing: &Writing, actions: &[NewAction], is_agreed: bool) -> anyhow::Result<()> {
    let today: Date = writing.today();
    let period = period_around(ReviewKind::Special, None, today)
        .ok_or_else(|| anyhow!("{today} lies in no month that can be written"))?;
    let stem = format!("reviews/{period}-plan").to_lowercase();
    let numbered = (2..10).map(|nth| format!("{stem}-{nth}.yaml"));
    let file = writing.free_file(std::iter::once(format!("{stem}.yaml")).chain(numbered))?;
    let text = planned(writing.named(), period, actions)?;
    output::print(text.clone())?;
    confirm(writing, &shown(&file), is_agreed)?;
    writing.begin(common, &file, &text)?;
    output::note(
        common,
        "it is a review that is not held yet: add `held:` with the date once the parties have agreed on it",
    );
    Ok(())
}

fn shown(file: &Path) -> String {
    file.file_name().map(|name| format!("reviews/{}", name.to_string_lossy())).unwrap_or_default()
}

fn confirm(writing: &Writing, path: &str, is_agreed: bool) -> anyhow::Result<()> {
    if is_agreed {
        return Ok(());
    }
    let Some(ask) = &writing.ask else {
        bail!("nothing was written: the question whether to write needs a terminal; give `--yes` to write")
    };
    match ask.confirm(&format!("Write this into `{path}`?"), false)? {
        true => Ok(()),
        false => bail!("nothing was written"),
    }
}
