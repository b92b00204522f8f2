//! Sentences, points and tables that tell a section of the charter.

use super::place::{OPEN, Place, bare, for_each};
use crate::grammar::{capitalised, has, series};
use crate::view::report::element::{Element, Section};
use crate::view::{Block, Table, Text};

/// A list whose entries all have at most so many characters is part of a sentence.
const SHORT: usize = 40;
/// And all of them together at most so many.
const LINE: usize = 140;

/// Tells a section: sentences gather to a paragraph until something else begins.
pub(super) struct Prose<'s> {
    section: &'s mut Section,
    paragraph: Text,
}

impl<'s> Prose<'s> {
    pub(super) fn new(section: &'s mut Section) -> Self {
        Self { section, paragraph: Text::default() }
    }

    /// Says a sentence.
    pub(super) fn say(&mut self, sentence: impl AsRef<str>) {
        let gap = if self.paragraph.0.is_empty() { "" } else { " " };
        let text = std::mem::take(&mut self.paragraph);
        self.paragraph = text.and(format!("{gap}{}", stopped(&capitalised(sentence.as_ref()))));
    }

    /// Begins a paragraph on something that has a name.
    pub(super) fn on(&mut self, name: &str) {
        self.end();
        self.paragraph = Text::default().strong(name).and(if name.ends_with('.') { "" } else { "." });
    }

    /// Ends the paragraph.
    pub(super) fn end(&mut self) {
        if !self.paragraph.0.is_empty() {
            let text = std::mem::take(&mut self.paragraph);
            self.section.elements.push(Element::Block(Block::Paragraph(text)));
        }
    }

    /// Lists points after a sentence that leads to them.
    pub(super) fn points(&mut self, intro: &str, points: Vec<Text>) {
        if points.is_empty() {
            return;
        }
        self.end();
        self.section.say(Text::default().and(format!("{intro}:")));
        self.section.elements.push(Element::Block(Block::List(points)));
    }

    /// Shows a table.
    pub(super) fn table(&mut self, table: Table) {
        self.end();
        self.section.table(table);
    }

    /// Tells what stands under a key in a sentence that has `{}` for it.
    pub(super) fn tell(&mut self, of: &Place<'_>, key: &str, template: &str) {
        if let Some(place) = of.take(key) {
            self.place(&place, template);
        }
    }

    /// Tells a yes or a no in a sentence each.
    pub(super) fn choose(&mut self, of: &Place<'_>, key: &str, yes: &str, no: &str) {
        let Some(place) = of.take(key) else { return };
        match place.flag().filter(|_| !place.is_open()) {
            Some(flag) => self.say(if flag { yes } else { no }),
            None => self.place(&place, ""),
        }
    }

    /// Tells everything of a place that has not been told.
    pub(super) fn rest(&mut self, place: &Place<'_>) {
        for (_, place) in place.untold() {
            self.place(&place, "");
        }
    }

    /// Tells a place, in a sentence with `{}` for it where it fits into one.
    pub(super) fn place(&mut self, place: &Place<'_>, template: &str) {
        let noun = place.noun();
        let label = label(place, template);
        let is_question = ["who ", "what ", "which "].iter().any(|word| noun.starts_with(word));
        let verb = if has(&noun) == "have" { "are" } else { "is" };
        if place.is_open() {
            let subject = if is_question { noun } else { format!("the {noun}") };
            self.say(format!("{subject} {verb} {OPEN}"));
        } else if let Some(parties) = place.parties() {
            self.by_party(place, template, &parties);
        } else if place.is_list() {
            self.listed(&label, template, &place.items());
        } else if !place.is_plain() {
            self.rest(place);
        } else if place.is_sentence() || (template.is_empty() && (is_question || place.flag().is_some())) {
            self.say(format!("{label}: {}", place.words()));
        } else if template.is_empty() {
            self.say(format!("the {noun} {verb} {}", place.words()));
        } else {
            self.say(filled(template, &place.words()));
        }
    }

    /// What is said of each party: in a sentence where that is short, else as points.
    fn by_party(&mut self, place: &Place<'_>, template: &str, parties: &[(String, Place<'_>)]) {
        let is_long = parties.iter().any(|(_, it)| !it.is_plain() || it.is_sentence());
        let phrases: Vec<(String, String)> =
            parties.iter().map(|(name, it)| (name.clone(), it.phrase())).collect();
        let count = place.reader.parties.len();
        let same = phrases
            .first()
            .filter(|(_, first)| phrases.len() == count && phrases.iter().all(|(_, it)| it == first));
        let label = label(place, template);
        match same {
            Some((_, phrase)) if phrase == OPEN => self.say(format!("{label}: {OPEN}")),
            Some((_, phrase)) if !is_long && !template.is_empty() => self.say(filled(template, phrase)),
            _ if is_long => {
                self.points(&label, phrases.iter().map(|(name, phrase)| point(name, phrase)).collect());
            }
            _ => self.say(format!("{label}: {}", for_each(&phrases, count))),
        }
    }

    /// A list: in a sentence where that is short, else as points.
    pub(super) fn listed(&mut self, intro: &str, template: &str, items: &[Place<'_>]) {
        let phrases: Vec<String> = items.iter().map(Place::phrase).collect();
        let length: usize = phrases.iter().map(|it| it.chars().count()).sum();
        let is_short = length <= LINE
            && phrases.iter().all(|it| it.chars().count() <= SHORT && !it.contains([',', ';', '.']));
        let is_one = phrases.len() == 1;
        if (is_one || is_short) && !template.is_empty() && !items.iter().any(Place::is_sentence) {
            self.say(filled(template, &series(&phrases)));
        } else if is_one || (is_short && !items.iter().any(Place::is_sentence)) {
            self.say(format!("{intro}: {}", series(&phrases)));
        } else {
            self.points(intro, phrases.iter().map(|it| point("", it)).collect());
        }
    }
}

/// What stands before a colon: what the sentence has there, else what the key is called.
fn label(place: &Place<'_>, template: &str) -> String {
    template.split_once(": {}").map_or_else(|| place.label(), |(label, _)| label.to_owned())
}

/// A sentence with what is agreed in it, and one full stop at its end.
fn filled(template: &str, said: &str) -> String {
    let said = if template.ends_with("{}.") { bare(said) } else { said };
    template.replace("{}", said)
}

impl Drop for Prose<'_> {
    fn drop(&mut self) {
        self.end();
    }
}

/// A text that ends as a sentence does.
pub(super) fn stopped(text: &str) -> String {
    if text.ends_with(['.', '!', '?', ':', '\u{2026}']) { text.to_owned() } else { format!("{text}.") }
}

/// Parts of one sentence, those that there are.
pub(super) fn clauses<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts = parts.into_iter().flatten().filter(|it| !it.is_empty());
    parts.map(|it| bare(&it).to_owned()).collect::<Vec<_>>().join("; ")
}

/// Short sentences, those that there are.
pub(super) fn sentences<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts = parts.into_iter().flatten().filter(|it| !it.is_empty());
    parts.map(|it| stopped(&capitalised(&it))).collect::<Vec<_>>().join(" ")
}

/// Words that follow each other, those that there are.
pub(super) fn words<const N: usize>(parts: [Option<String>; N], between: &str) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(between))
}

/// A point on something that has a name.
pub(super) fn point(name: &str, said: &str) -> Text {
    let said = said.trim();
    let text = if name.is_empty() { Text::default() } else { Text::default().strong(name) };
    match (name.is_empty(), said.is_empty()) {
        (_, true) => text,
        (true, _) => text.and(stopped(&capitalised(said))),
        _ => text.and(format!(": {}", stopped(said))),
    }
}
