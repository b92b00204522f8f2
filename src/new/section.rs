//! The sections of a new charter one by one, for a charter that lacks them.

use super::{Beginning, NewError};
use crate::config::Policy;

/// A section of a new charter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSection {
    /// Its key.
    pub name: String,
    /// Its lines, each ended: the comments above the key, the key, and what stands under it.
    pub text: String,
}

impl Beginning {
    /// The sections of the charter in their order, each with the questions that it answers.
    ///
    /// # Errors
    /// As of the whole charter.
    pub fn sections(&self, policy: &Policy) -> Result<Vec<NewSection>, NewError> {
        Ok(split(&self.full(policy)?))
    }
}

/// A comment belongs to the key below it, unless an empty line stands between them.
fn split(charter: &str) -> Vec<NewSection> {
    let mut sections: Vec<NewSection> = Vec::new();
    let mut comments = String::new();
    for line in charter.lines() {
        match line.chars().next() {
            None => comments.clear(),
            Some('#') => comments.push_str(&format!("{line}\n")),
            Some(' ') => {
                if let Some(section) = sections.last_mut() {
                    section.text.push_str(&format!("{line}\n"));
                }
            }
            Some(_) => {
                let name = line.split(':').next().unwrap_or_default().to_owned();
                sections
                    .push(NewSection { name, text: format!("{}{line}\n", std::mem::take(&mut comments)) });
            }
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_has_the_comments_right_above_it() {
        let charter = "a: x\n\n# loose\n\n# one\n# two\nb:\n  # inner\n  c: TBD\nd: TBD\n";
        let section = |name: &str, text: &str| NewSection { name: name.to_owned(), text: text.to_owned() };
        assert_eq!(
            split(charter),
            [
                section("a", "a: x\n"),
                section("b", "# one\n# two\nb:\n  # inner\n  c: TBD\n"),
                section("d", "d: TBD\n")
            ]
        );
    }
}
