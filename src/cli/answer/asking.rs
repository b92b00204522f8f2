//! One question at a terminal: a list where there is one to choose from, else a line.

use super::choices::{self, Choices};
use super::record;
use super::typed::Reader;
use super::written::{self, Onto, Trouble};
use crate::cli::ask::{Ask, Item, Manner, Picked};
use crate::document::Document;
use crate::document::charter::Charter;
use crate::document::shape::Shape;
use crate::render::visible;
use crate::yaml::YamlPath;
use crate::yaml::edit::Value;

/// Asks what the question means.
pub(super) const HELP: &str = "?";
/// Goes back to the question before.
const BACK: &str = "<";
/// Puts the topic off.
const LATER: &str = ">";
/// Takes what is proposed.
const SAME: &str = "=";
/// Asks each party by itself.
const EACH: &str = "/";
/// Stops.
const STOP: &str = "q";

/// The same as keys of a list in which nothing can be typed.
const KEYS: [char; 6] = ['?', '<', '>', '=', '/', 'q'];
/// As keys of a list in which letters begin what is typed.
const SIGNS: [char; 5] = ['?', '<', '>', '=', '/'];

/// What came of a question.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// An answer, not written yet.
    Answer(Value),
    /// Nothing: the question is put off.
    Nothing,
    Help,
    Back,
    Later,
    Each,
    /// The answer is several terms, to be asked one by one.
    Terms,
    Stop,
}

/// A question as it is asked.
pub(super) struct Asked<'a> {
    /// What stands before the answer.
    pub(super) prompt: &'a str,
    /// Where the answer belongs.
    pub(super) path: &'a YamlPath,
    pub(super) shape: &'static Shape,
    /// What was said before, which can be changed.
    pub(super) begun: &'a str,
    /// What `=` stands for; empty where there is nothing.
    pub(super) proposal: &'a str,
    /// Whether each party may be asked by itself.
    pub(super) is_for_each: bool,
}

impl Asked<'_> {
    /// What `=` stands for: of a list each entry, else all of it.
    fn proposed(&self) -> Vec<String> {
        match choices::is_list(self.shape) {
            true => self.proposal.lines().map(str::to_owned).collect(),
            false => vec![self.proposal.to_owned()],
        }
    }
}

/// How an answer is tried before it is taken: the value as it can be written.
pub(super) type Check<'c> = &'c dyn Fn(Value) -> Result<Value, Trouble>;

/// Asks once.
pub(super) fn ask(
    ask: &Ask,
    charter: &Document<Charter>,
    reader: Reader<'_>,
    asked: &Asked<'_>,
    check: Check<'_>,
) -> anyhow::Result<Said> {
    match Choices::of(&charter.value, asked.path, asked.shape) {
        Some(choices) => pick(ask, reader, asked, &choices, check),
        None => line(ask, reader, asked, asked.begun, check),
    }
}

/// A command, if it is one.
fn command(text: &str, asked: &Asked<'_>) -> Option<Said> {
    match text.trim() {
        HELP => Some(Said::Help),
        BACK => Some(Said::Back),
        LATER => Some(Said::Later),
        EACH if asked.is_for_each => Some(Said::Each),
        STOP => Some(Said::Stop),
        // A question mark behind a word asks as well; none of that is ever stored.
        text if !text.is_empty() && text.chars().all(|it| it == '?') => Some(Said::Help),
        _ => None,
    }
}

fn line(
    ask: &Ask,
    reader: Reader<'_>,
    asked: &Asked<'_>,
    begun: &str,
    check: Check<'_>,
) -> anyhow::Result<Said> {
    let value = |text: &str| match text {
        SAME if !asked.proposal.is_empty() => reader.list(asked.path, asked.shape, &asked.proposed()),
        text => reader.list(asked.path, asked.shape, &[text.to_owned()]),
    };
    let checked = |text: &str| {
        if command(text, asked).is_some() {
            return Ok(());
        }
        let Some(value) = value(text) else { return Ok(()) };
        match check(value) {
            // What cannot be written is told afterwards, with what to paste.
            Ok(_) | Err(Trouble::Refused(_)) => Ok(()),
            Err(Trouble::Wrong(wrong)) => Err(visible(&wrong.told)),
        }
    };
    let begun = Some(begun).filter(|it| !it.is_empty());
    let Some(text) = ask.optional_from(&visible(asked.prompt), begun, checked)? else {
        return Ok(Said::Nothing);
    };
    if let Some(said) = command(&text, asked) {
        return Ok(said);
    }
    let Some(value) = value(&text) else { return Ok(Said::Nothing) };
    Ok(Said::Answer(check(value.clone()).unwrap_or(value)))
}

fn pick(
    ask: &Ask,
    reader: Reader<'_>,
    asked: &Asked<'_>,
    choices: &Choices,
    check: Check<'_>,
) -> anyhow::Result<Said> {
    let begun: Vec<&str> = asked.begun.lines().filter(|it| !it.is_empty()).collect();
    let mut list: Vec<(String, Item)> = choices
        .list
        .iter()
        .map(|it| {
            (it.value.clone(), Item { label: it.line(), is_marked: begun.contains(&it.value.as_str()) })
        })
        .collect();
    // What was said before and is none of them stands behind them.
    for text in begun.iter().filter(|text| choices.named(text).is_none() && choices.is_many) {
        list.push(((*text).to_owned(), Item { label: (*text).to_owned(), is_marked: true }));
    }
    let terms = record::terms_at(asked.shape).filter(|_| choices.is_closed && !choices.is_many);
    if let Some(table) = terms {
        let keys: Vec<String> = table.keys.iter().map(|key| key.name.replace('_', " ")).collect();
        let label = format!("as agreed: {}", keys.join(", "));
        list.push((String::new(), Item { label, is_marked: false }));
    }
    let parties = reader.charter.party_ids().len();
    let all = if parties == 2 { ('b', "both") } else { ('a', "all") };
    let manner = Manner {
        is_many: choices.is_many,
        may_type: !choices.is_closed,
        all: Some(all).filter(|_| choices.is_many && choices.is_of_parties()),
        commands: if choices.is_closed { &KEYS } else { &SIGNS },
    };
    loop {
        let items: Vec<Item> = list.iter().map(|(_, item)| item.clone()).collect();
        match ask.pick(asked.prompt, &items, manner)? {
            Picked::Nothing => return Ok(Said::Nothing),
            Picked::Command('=') if asked.proposal.is_empty() => {}
            Picked::Command('=') => {
                let Some(value) = reader.list(asked.path, asked.shape, &asked.proposed()) else { continue };
                match check(value) {
                    Ok(value) => return Ok(Said::Answer(value)),
                    Err(trouble) => tell(ask, &trouble)?,
                }
            }
            Picked::Command(key) => {
                if let Some(said) = command(&key.to_string(), asked) {
                    return Ok(said);
                }
            }
            Picked::Chosen(places) if terms.is_some() && places.contains(&(list.len() - 1)) => {
                return Ok(Said::Terms);
            }
            Picked::Chosen(places) => {
                let values: Vec<String> =
                    places.iter().filter_map(|at| list.get(*at)).map(|(value, _)| value.clone()).collect();
                let Some(value) = reader.chosen(asked.path, asked.shape, &values) else { continue };
                match check(value.clone()) {
                    Ok(value) => return Ok(Said::Answer(value)),
                    Err(Trouble::Refused(_)) => return Ok(Said::Answer(value)),
                    Err(trouble) => tell(ask, &trouble)?,
                }
            }
            Picked::Typed(begun, ticked) if choices.is_many => {
                // One more that is ticked; Enter then takes them all.
                let text = match ask.is_dumb() {
                    true => Some(begun),
                    false => ask.optional_from(asked.prompt, Some(&begun), |_| Ok(()))?,
                };
                for (at, (_, item)) in list.iter_mut().enumerate() {
                    item.is_marked = ticked.contains(&at);
                }
                let Some(text) = text else { continue };
                if let Some(said) = command(&text, asked) {
                    return Ok(said);
                }
                for entry in reader.entries(asked.path, asked.shape, &text) {
                    match list.iter_mut().find(|(value, _)| *value == entry) {
                        Some((_, item)) => item.is_marked = true,
                        None => list.push((entry.clone(), Item { label: entry, is_marked: true })),
                    }
                }
            }
            Picked::Typed(text, _) if ask.is_dumb() => {
                if let Some(said) = command(&text, asked) {
                    return Ok(said);
                }
                let Some(value) = reader.list(asked.path, asked.shape, &[text]) else { continue };
                match check(value.clone()) {
                    Ok(value) => return Ok(Said::Answer(value)),
                    Err(Trouble::Refused(_)) => return Ok(Said::Answer(value)),
                    Err(trouble) => tell(ask, &trouble)?,
                }
            }
            Picked::Typed(begun, _) => match line(ask, reader, asked, &begun, check)? {
                Said::Nothing => {}
                said => return Ok(said),
            },
        }
    }
}

fn tell(ask: &Ask, trouble: &Trouble) -> anyhow::Result<()> {
    match trouble {
        Trouble::Wrong(wrong) => ask.say(&wrong.told),
        Trouble::Refused(refusal) => ask.say(&refusal.to_string()),
    }
}

/// Tries an answer as a part of an entry.
pub(super) fn tried_as(
    charter: &Document<Charter>,
    path: &YamlPath,
    entry: Value,
    answer: Value,
    onto: Onto,
) -> Result<Value, Trouble> {
    written::tried(charter, path, entry, onto).map(|_| answer)
}

/// Tries an answer; one that can be read in one way only is taken as it was meant.
pub(super) fn tried(
    charter: &Document<Charter>,
    path: &YamlPath,
    value: Value,
    onto: Onto,
) -> Result<Value, Trouble> {
    match written::tried(charter, path, value.clone(), onto) {
        Ok(_) => Ok(value),
        Err(Trouble::Wrong(wrong)) => {
            let Some(meant) =
                wrong.meant.clone().filter(|_| matches!(value, Value::Word(_) | Value::Text(_)))
            else {
                return Err(Trouble::Wrong(wrong));
            };
            let meant = Value::word(meant);
            match written::tried(charter, path, meant.clone(), onto) {
                Ok(_) => Ok(meant),
                Err(_) => Err(Trouble::Wrong(wrong)),
            }
        }
        Err(refused) => Err(refused),
    }
}
