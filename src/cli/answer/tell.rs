//! What is said at the terminal around the questions.

use super::asking::Asked;
use super::seen::Seen;
use crate::agenda::{self, Open, Topic};
use crate::cli::{Common, output};
use crate::document::Document;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::shape::Key;
use crate::grammar::{capitalised, counted, spaced};
use crate::render::visible;
use crate::rules;
use crate::wording::sections;
use crate::yaml::{Step, YamlPath};

/// Lines as wide as the terminal.
pub(super) struct Told(String);

impl Told {
    pub(super) fn of(line: &str) -> Self {
        let indent = " ".repeat(line.len() - line.trim_start().len() + 2);
        let options = textwrap::Options::new(output::width()).subsequent_indent(&indent);
        let wrapped = textwrap::wrap(&visible(line), options).join("\n");
        // `lines()` of nothing is nothing, and a gap is meant.
        Self(if wrapped.is_empty() { "\n".to_owned() } else { wrapped })
    }

    pub(super) fn text(self) -> String {
        self.0
    }
}

pub(super) fn line(line: &str) {
    output::list(&Told::of(line).text());
}

/// What a section is called.
pub(super) fn title(section: &str) -> String {
    match section {
        "" => "The charter".to_owned(),
        key => capitalised(&sections::section(key)),
    }
}

/// How it goes, before the first question.
pub(super) fn begin(topics: &[Topic]) {
    let questions: usize = topics.iter().map(|topic| topic.open.len()).sum();
    if questions == 0 {
        return;
    }
    let needed: usize = topics.iter().map(Topic::needed).sum();
    let need = if needed == 0 { String::new() } else { format!("; a signature needs {needed} of them") };
    line(&format!("{} in {}{need}.", counted(questions, "open question"), counted(topics.len(), "topic")));
    line(
        "Enter puts a question off, `?` explains it, `<` goes back, `>` puts the topic off, `q` stops. Every answer is written at once.",
    );
}

/// The topic that begins.
pub(super) fn topic(topic: &Topic) {
    line("");
    let count = topic.open.len();
    let need = match topic.needed() {
        0 => "not needed for a signature".to_owned(),
        needed if needed == count && count == 1 => "a signature needs it".to_owned(),
        needed if needed == count => "a signature needs all of them".to_owned(),
        needed => format!("a signature needs {needed} of them"),
    };
    line(&format!("== {}: {}; {need}", title(&topic.section), counted(count, "question")));
}

/// A question with why it is asked.
pub(super) fn question(open: &Open, (nth, of): (usize, usize), is_begun: bool) {
    let whom = if open.of.is_empty() { String::new() } else { format!("{}: ", open.of) };
    line("");
    line(&format!("{} {nth} of {of}. {whom}{}", title(open.section()), open.question));
    if !open.why.is_empty() {
        line(&format!("  why: {}", open.why));
    }
    // The words among which to choose are told with what they mean.
    if let Some(example) = open.example.filter(|_| agenda::words(open.shape).len() < 2) {
        line(&format!("  example: {example}"));
    }
    if let Some(wrong) = &open.wrong {
        line(&format!("  wrong: {wrong}"));
    } else if is_begun && !open.lack.is_empty() {
        line(&format!("  so far: {}", open.lack));
    }
}

/// What may be typed instead of an answer, where there is something.
pub(super) fn options(asked: &Asked<'_>) {
    if !asked.proposal.is_empty() && asked.begun.is_empty() {
        line(&format!("  =: {}", asked.proposal.replace('\n', "; ")));
    }
    if asked.is_for_each {
        line("  /: each party answers by itself");
    }
}

/// All that helps to answer.
pub(super) fn help(open: &Open, charter: &Document<Charter>) {
    line(&format!("  {}", open.question));
    if !open.why.is_empty() {
        line(&format!("  why: {}", open.why));
    }
    if let Some(example) = open.example {
        line(&format!("  example: {example}"));
    }
    let words = agenda::words(open.shape);
    if words.len() > 1 {
        for word in words {
            line(&format!("    {}: {}", word.word, word.doc));
        }
    } else if let Some(expected) = agenda::expected(open.shape) {
        line(&format!("  write: {expected}"));
    }
    if open.shape.plain().is_some_and(|plain| plain.name.contains("Date")) {
        line("  also: `today`, `in 3 months`");
    }
    if open.shape.plain().is_some_and(|plain| plain.name.contains("Money")) {
        let currency = charter.value.currency.get().map_or("EUR", |currency| currency.code());
        line(&format!("  also: `45,000` or `45k` in {currency}, once the charter names its `currency`"));
    }
    line(&format!("  where: `{}`{}", open.path, source(open)));
    line(
        "  Enter puts the question off, `<` goes back, `>` puts the topic off, `q` stops, TBD writes that it is undecided.",
    );
}

/// Who asks, and where that is explained.
fn source(open: &Open) -> String {
    let is_asked = |rule: &&rules::Rule<'_>| rule.question_at(DocumentKind::Charter, &open.path).is_some();
    let rule = rules::find(&open.source).or_else(|| rules::all().find(is_asked));
    let explained = rule.map(|rule| format!("; `partner explain {}`", rule.id)).unwrap_or_default();
    match rules::find(&open.source) {
        Some(_) => explained,
        None if open.source == agenda::OPEN => explained,
        None => format!("; asked by the {} list{explained}", open.source),
    }
}

/// What stands before an answer: whose it is and what it is about.
pub(super) fn prompt(open: &Open) -> String {
    let key = last_key(&open.path);
    match (open.of.is_empty(), key) {
        (true, Some(key)) => key,
        (false, Some(key)) => {
            let whom = open.of.rsplit(", ").next().unwrap_or_default();
            if same_word(whom, &key) { whom.to_owned() } else { format!("{whom}, {key}") }
        }
        (_, None) => "answer".to_owned(),
    }
}

fn same_word(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// The last key on a path that the format names, in words.
fn last_key(path: &YamlPath) -> Option<String> {
    let place = crate::document::description::at(DocumentKind::Charter, path);
    let named = place.and_then(|place| place.key).map(|key| key.name.to_owned());
    let written = path.steps().iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    });
    named.or(written).map(|key| spaced(&key))
}

/// The same of a part of an entry.
pub(super) fn prompt_of_part(open: &Open, keys: &[String]) -> String {
    let list = last_key(&open.path).unwrap_or_default();
    let parts: Vec<String> = keys.iter().map(|key| spaced(key)).collect();
    let part = parts.join(", ");
    let whom = if open.of.is_empty() { String::new() } else { format!("{}, ", open.of) };
    format!("{whom}{list}, {part}")
}

/// What a part of an entry asks.
pub(super) fn part(place: &YamlPath, key: &Key) {
    let asked = rules::question_at(DocumentKind::Charter, place);
    line(&format!("  {}", asked.map_or(key.doc.as_ref(), |question| question.text)));
}

/// How the lists stand.
pub(super) fn standing(seen: &Seen) {
    line("");
    for (list, verdict) in &seen.standing {
        line(&format!("{list}: {verdict}"));
    }
}

/// Which verdicts have moved.
pub(super) fn moves(common: &Common, before: &[(String, String)], after: &[(String, String)]) {
    for (list, now) in after {
        let then = before.iter().find(|(id, _)| id == list).map(|(_, then)| then);
        if let Some(then) = then.filter(|then| *then != now) {
            output::note(common, &format!("{list}: {then} → {now}"));
        }
    }
}
