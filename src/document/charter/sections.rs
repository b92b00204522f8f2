//! What is said section by section.

use super::Charter;
use crate::document::collection::named_entries;
use crate::document::shape::{Declared, Describe, Shape, Table};
use crate::document::{Decode, Decoder, Field, ProblemKind, suggestion};
use crate::grammar::quoted;
use crate::yaml::NodeId;

/// What is said separately of each section of the charter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BySection<T>(pub Vec<(String, Field<T>)>);

impl<T> BySection<T> {
    /// The sections of which something was said and understood.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().filter_map(|(section, value)| Some((section.as_str(), value.get()?)))
    }
}

impl<T: Decode> Decode for BySection<T> {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        Some(Self(named_entries(
            decoder,
            node,
            "a map with one entry for each section",
            |decoder, key, name| {
                let is_known = Charter::KEYS.contains(&name);
                if !is_known {
                    unknown_section(decoder, key, name);
                }
                is_known
            },
        )?))
    }
}

impl<T: Describe> Describe for BySection<T> {
    fn shape() -> Shape {
        Table::by(Declared::Section(Charter::KEYS), T::shape()).into()
    }
}

fn unknown_section(decoder: &mut Decoder<'_>, key: NodeId, name: &str) {
    let message = format!("a charter has no section {}", quoted(name));
    let help = match suggestion::nearest(name, Charter::KEYS.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("its sections are {}", suggestion::listed(Charter::KEYS, 50)),
    };
    let correction = decoder.correction_of(key, Charter::KEYS.iter().copied());
    decoder.tell_corrected(key, ProblemKind::ReferenceUnknown, message, help, correction);
}
