//! The questions that a new charter asks: the comments of its template, each with the key that it stands above.
//!
//! `partner new` writes them into the file and `partner answer` asks them, so that both speak with the same words.

use std::sync::LazyLock;

use crate::yaml::{Step, YamlPath};

const TEMPLATE: &str = include_str!("../../templates/charter.yaml");

static QUESTIONS: LazyLock<Questions> = LazyLock::new(|| Questions::of_text(TEMPLATE));

/// The keys of a new charter with their questions.
#[derive(Debug)]
pub struct Questions {
    /// In the order of the template.
    keys: Vec<Asked>,
}

/// A key of the template.
#[derive(Debug)]
struct Asked {
    path: Vec<Part>,
    /// The comment above it; empty where there is none.
    comment: String,
    /// Whether the comment speaks of this key only, and not of those below it too.
    is_alone: bool,
    /// Whether a line without text stands before it or its comment.
    is_after_gap: bool,
}

/// A step of a key's path.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Key(String),
    /// A key that the charter chooses: a party, a phase.
    Chosen,
    /// An entry of a list.
    Item,
}

impl Part {
    fn fits(&self, step: &Step) -> bool {
        match (self, step) {
            (Self::Key(key), Step::Key(other)) => key == other,
            (Self::Chosen, Step::Key(_)) | (Self::Item, Step::Index(_)) => true,
            _ => false,
        }
    }
}

impl Questions {
    /// Those of the template that `partner new` fills.
    #[must_use]
    pub fn of_template() -> &'static Self {
        &QUESTIONS
    }

    /// The question that is asked of exactly this key; `None` where its comment speaks of several.
    #[must_use]
    pub fn question(&self, path: &YamlPath) -> Option<&str> {
        let asked = self.find(path)?;
        Some(asked.comment.as_str()).filter(|comment| !comment.is_empty() && asked.is_alone)
    }

    /// What stands above this key; empty where nothing does.
    #[must_use]
    pub fn comment(&self, path: &YamlPath) -> &str {
        self.find(path).map_or("", |asked| &asked.comment)
    }

    /// Whether a new charter has this key.
    #[must_use]
    pub fn has(&self, path: &YamlPath) -> bool {
        self.find(path).is_some()
    }

    fn find(&self, path: &YamlPath) -> Option<&Asked> {
        let steps = path.steps();
        self.keys.iter().find(|asked| {
            asked.path.len() == steps.len()
                && asked.path.iter().zip(steps).all(|(part, step)| part.fits(step))
        })
    }

    /// Reads a template line by line: it is no YAML before it is filled.
    fn of_text(template: &str) -> Self {
        let mut keys: Vec<Asked> = Vec::new();
        // The way down to the line, with the column at which the entries of each map begin.
        let mut way: Vec<(usize, Part)> = Vec::new();
        let mut comment: Vec<&str> = Vec::new();
        let mut is_after_gap = true;
        for line in template.lines().skip_while(|line| !line.starts_with("partner:")) {
            let text = line.trim_start();
            let text = text.split_once("{%").map_or(text, |(before, _)| before).trim_end();
            match (text, line.trim().is_empty()) {
                (_, true) => {
                    comment.clear();
                    is_after_gap = true;
                    continue;
                }
                ("", false) => continue,
                _ => {}
            }
            if let Some(said) = text.strip_prefix('#') {
                comment.push(said.trim());
                continue;
            }
            let mut column = line.len() - line.trim_start().len();
            let mut rest = text;
            way.retain(|(at, _)| *at < column);
            if let Some(entry) = text.strip_prefix("- ") {
                way.push((column, Part::Item));
                column += 2;
                rest = entry;
            }
            let Some((name, _)) = rest.split_once(':') else { continue };
            let part = if name.starts_with("{{") { Part::Chosen } else { Part::Key(name.trim().to_owned()) };
            way.push((column, part));
            let path: Vec<Part> = way.iter().map(|(_, part)| part.clone()).collect();
            keys.push(Asked { path, comment: comment.join(" "), is_alone: true, is_after_gap });
            comment.clear();
            is_after_gap = false;
        }
        let shared: Vec<bool> = (0..keys.len()).map(|at| speaks_of_more(&keys, at)).collect();
        for (asked, is_shared) in keys.iter_mut().zip(shared) {
            asked.is_alone = !is_shared;
        }
        Self { keys }
    }
}

/// Whether the key that follows in the same map has no comment of its own, so that this one's speaks of both.
fn speaks_of_more(keys: &[Asked], at: usize) -> bool {
    let Some((own, later)) = keys[at..].split_first() else { return false };
    let above = own.path.len() - 1;
    let is_beside =
        |other: &&Asked| other.path.len() == own.path.len() && other.path[..above] == own.path[..above];
    let is_below = |other: &&Asked| other.path.starts_with(&own.path);
    let next = later.iter().find(|other| !is_below(other)).filter(is_beside);
    next.is_some_and(|next| next.comment.is_empty() && !next.is_after_gap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::description;
    use crate::document::header::DocumentKind;

    #[test]
    fn a_question_is_the_comment_above_a_key_of_its_own() {
        let questions = Questions::of_template();
        let of = |path: &str| questions.question(&path.into());
        assert_eq!(
            of("exit.notice"),
            Some("How long before does one say that one leaves? 90 days are usual.")
        );
        assert_eq!(
            of("canvas.goals"),
            Some("What does each party want to reach? Name a shared metric and a target for each goal.")
        );
        assert_eq!(
            of("communication.response_time"),
            Some("How soon is a formal request answered (such as 24 hours)?")
        );
        assert_eq!(of("parties.kestrel.champions"), None, "its comment speaks of the liaison too");
        assert_eq!(questions.comment(&"parties.kestrel.country".into()), "Two letters, such as GB.");
        assert_eq!(of("canvas.vision"), None, "two questions in one comment");
        assert_eq!(
            of("model.facts.legal_understaffed"),
            Some("Are there too few lawyers for what an alliance takes?")
        );
        assert_eq!(of("risks"), None, "the comment speaks of the scenarios too");
        assert_eq!(of("exit.gone"), None);
    }

    #[test]
    fn every_key_of_the_template_is_one_of_the_format() {
        let questions = Questions::of_template();
        assert!(questions.keys.len() > 150, "{}", questions.keys.len());
        for asked in &questions.keys {
            let path = asked.path.iter().fold(YamlPath::root(), |path, part| match part {
                Part::Key(key) => path.key(key),
                // A phase where the format wants one; of parties any name will do.
                Part::Chosen if path.section() == Some("resources") && path.steps().len() == 1 => {
                    path.key("chartering")
                }
                Part::Chosen => path.key("northwind"),
                Part::Item => path.index(0),
            });
            assert!(description::at(DocumentKind::Charter, &path).is_some(), "{path}");
        }
    }
}
