//! `partner readiness --ask`: a list run as in a workshop, without any charter; its answers may be kept in one.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail, ensure};

use crate::cli::answer::written::{self, Onto, Trouble};
use crate::cli::ask::Ask;
use crate::cli::new::{self, ask_for_parties};
use crate::cli::reading::{Format, Reading, give};
use crate::cli::writing::{Writing, checked, is_said, known, scalar, to_paste};
use crate::cli::{Common, Outcome, output};
use crate::document::charter::Charter;
use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::stage::Stage;
use crate::document::scalar::{AnswerWord, Score};
use crate::method::readiness::{ChecklistDefinition, ItemDefinition, assess_answers};
use crate::new::Beginning;
use crate::repository::{Repository, Request};
use crate::view::readiness::{Workshop, list_of};
use crate::wording::readiness::answer;
use crate::yaml::YamlPath;
use crate::yaml::edit::{Edits, Value};

/// What a call says of a workshop.
pub(super) struct Called<'a> {
    /// The id of the list.
    pub(super) list: &'a str,
    /// The answers that are given already: `exit_process=yes`.
    pub(super) answers: &'a [String],
    /// Where the answers are kept, if anywhere.
    pub(super) write: Option<&'a PathBuf>,
    /// In which form to tell what the list comes to.
    pub(super) format: Format,
}

/// Where the answers are kept.
enum Target {
    /// In a charter that is there.
    Charter(Box<Writing>),
    /// In a charter that is begun for them, at this path as shown.
    New(PathBuf),
}

/// An answer with the item that it is of, in the order of the list.
type Answers<'a> = Vec<(&'a ItemDefinition, AnswerValue)>;

/// Asks the questions of a list, tells what the answers come to, and keeps them where that is wanted.
pub(super) fn run(common: &Common, called: &Called<'_>) -> anyhow::Result<Outcome> {
    let reading = Reading::of_nothing(common)?;
    let survey = reading.survey();
    let list = list_of(survey.configuration, called.list)?;
    let given = given(&list, called.answers)?;
    // Nobody answers eight questions to hear then that the answers cannot be kept.
    let target = called.write.map(|path| target(common, path)).transpose()?;
    let ask = Ask::on_terminal(common);
    let answers = answers(&list, &given, ask.as_ref())?;
    let policy = &survey.configuration.policy;
    let values: Vec<AnswerValue> = answers.iter().map(|(_, value)| *value).collect();
    let workshop = Workshop::of(assess_answers(&list, &values, policy), policy);
    let outcome = give(common, called.format, &survey, &workshop)?;
    match target {
        None => {}
        Some(Target::Charter(writing)) => add(common, &writing, &list, &answers, ask.as_ref())?,
        Some(Target::New(path)) => begin(common, &path, &list, &answers, ask.as_ref())?,
    }
    Ok(outcome)
}

/// The answers that the call gives.
fn given<'l>(list: &'l ChecklistDefinition, texts: &[String]) -> anyhow::Result<Answers<'l>> {
    let ids: Vec<&str> = list.items.iter().map(|item| &*item.id).collect();
    let mut given: Answers<'l> = Vec::new();
    for text in texts {
        let wrong = |problem: String| anyhow!("`--answer {text}`: {problem}");
        let (id, said) = text.split_once('=').ok_or_else(|| wrong("write `ID=yes` or `ID=no`".to_owned()))?;
        let id = known(id, &format!("a question of `{}`", list.id), &ids).map_err(wrong)?;
        ensure!(given.iter().all(|(item, _)| *item.id != *id), wrong(format!("`{id}` is answered twice")));
        let Some(item) = list.items.iter().find(|item| *item.id == *id) else { continue };
        given.push((item, value(item, said).map_err(wrong)?));
    }
    Ok(given)
}

/// An answer as a question takes it: a word, or a score where it is scored.
fn value(item: &ItemDefinition, text: &str) -> Result<AnswerValue, String> {
    if item.is_scored {
        return scalar::<Score>(text).map(AnswerValue::Score);
    }
    match scalar::<AnswerWord>(text)? {
        AnswerWord::NotApplicable => {
            Err("a question that does not apply needs a reason, which a charter gives; answer `no`"
                .to_owned())
        }
        word => Ok(AnswerValue::Word(word)),
    }
}

/// An answer to every question of the list, asked for where the call does not give it.
fn answers<'l>(
    list: &'l ChecklistDefinition,
    given: &Answers<'l>,
    ask: Option<&Ask>,
) -> anyhow::Result<Answers<'l>> {
    let answer_to = |item: &ItemDefinition| given.iter().find(|(of, _)| of.id == item.id).map(|(_, it)| *it);
    let missing: Vec<&str> =
        list.items.iter().filter(|item| answer_to(item).is_none()).map(|item| &*item.id).collect();
    if ask.is_none() && !missing.is_empty() {
        bail!(
            "questions need a terminal; give `--answer ID=yes` or `--answer ID=no` for {}",
            missing.join(", ")
        );
    }
    let count = list.items.len();
    let mut answers = Vec::new();
    for (nth, item) in list.items.iter().enumerate() {
        let value = match (answer_to(item), ask) {
            (Some(value), _) => value,
            (None, Some(ask)) => asked(item, &format!("{} of {count}: {}", nth + 1, item.question), ask)?,
            (None, None) => continue,
        };
        answers.push((item, value));
    }
    Ok(answers)
}

fn asked(item: &ItemDefinition, question: &str, ask: &Ask) -> anyhow::Result<AnswerValue> {
    if item.is_scored {
        let text = ask.text(question, None, checked::<Score>)?;
        return scalar::<Score>(&text).map(AnswerValue::Score).map_err(|problem| anyhow!(problem));
    }
    let word = if ask.decided(question)? { AnswerWord::Yes } else { AnswerWord::No };
    Ok(AnswerValue::Word(word))
}

/// Where a path keeps the answers: in the charter that it names or has in its folder, else in a new one.
fn target(common: &Common, path: &PathBuf) -> anyhow::Result<Target> {
    ensure!(path.as_os_str() != "-", "answers are kept in a file: name it instead of `-`");
    ensure!(common.output.is_none(), "`--output` does not work with `--write`");
    let at = common.base()?.join(path);
    let is_file = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let file = if is_file { path.clone() } else { path.join("charter.yaml") };
    let request = Request::Paths { base: common.base()?, paths: vec![path.clone()] };
    let has_charter = at.is_dir() && Repository::load(&request).is_ok_and(|it| !it.partnerships.is_empty());
    let is_there = std::fs::symlink_metadata(common.base()?.join(&file)).is_ok();
    if has_charter || is_there {
        let named = if has_charter { path } else { &file };
        return Ok(Target::Charter(Box::new(Writing::of(common, Some(named))?)));
    }
    Ok(Target::New(file))
}

/// Writes the answers into a charter that is there, whose comments and layout stay.
fn add(
    common: &Common,
    writing: &Writing,
    list: &ChecklistDefinition,
    answers: &Answers<'_>,
    ask: Option<&Ask>,
) -> anyhow::Result<()> {
    let before = &writing.partnership().charter;
    let shown = &before.source.path;
    let mut after = before.clone();
    let mut replaced = 0;
    for (item, value) in answers {
        let mut path = YamlPath::root().key("checklists").key(&*list.id).key(&*item.id);
        let answers = before.value.checklists.get().and_then(|lists| lists.get(&list.id)?.get());
        let old = answers.and_then(|answers| answers.get(&item.id)?.get());
        replaced += usize::from(old.and_then(|old| old.answer.get()).is_some_and(|old| old != value));
        // Beside a reason or evidence the answer has a key of its own.
        if after.source.tree.resolve(&path.clone().key("answer")).steps == path.steps().len() + 1
            || old.is_some_and(|old| !old.evidence.is_missing() || !old.reason.is_missing())
        {
            path = path.key("answer");
        }
        after = match written::tried(&after, &path, Value::word(answer(*value)), Onto::Replace) {
            Ok(after) => after,
            Err(Trouble::Wrong(problem)) => bail!("`{path}`: {problem}; nothing was written"),
            Err(Trouble::Refused(refusal)) => return Err(to_paste(shown, refusal)),
        };
    }
    if let Some(ask) = ask.filter(|_| after.source.text != before.source.text) {
        let other =
            if replaced == 0 { String::new() } else { format!("; {replaced} replace another answer") };
        if !ask.confirm(&format!("Write the answers into `{shown}`{other}?"), true)? {
            output::note(common, &format!("`{shown}` was left as it is"));
            return Ok(());
        }
    }
    writing.replace(common, &before.source, Ok(after.source.text.clone()))
}

/// Begins a charter with the answers.
fn begin(
    common: &Common,
    shown: &Path,
    list: &ChecklistDefinition,
    answers: &Answers<'_>,
    ask: Option<&Ask>,
) -> anyhow::Result<()> {
    let text = match ask {
        Some(ask) => {
            let name = ask.text("What is the partnership called?", None, is_said)?;
            let mut parties = Vec::new();
            ask_for_parties(ask, &mut parties)?;
            Beginning { parties, ..Beginning::named(name) }.minimal()?
        }
        None => format!("partner: charter/v1\nname: TBD\nstage: {}\nparties: TBD\n", Stage::Discovery),
    };
    let items = answers.iter().map(|(item, value)| (item.id.to_string(), Value::word(answer(*value))));
    let lists = Value::map([(list.id.to_string(), Value::map(items))]);
    let text = Edits::of(&text).in_order(Charter::KEYS).set("checklists", lists).apply()?;
    new::write(&common.base()?.join(shown), shown, &text, None)?;
    output::note(common, &format!("wrote `{}`", shown.display()));
    output::note(common, &format!("next: `partner answer {}` asks for what is open", shown.display()));
    Ok(())
}
