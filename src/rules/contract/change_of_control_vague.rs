use crate::document::charter::contract::ClauseKind;
use crate::document::folded;
use crate::rules::clauses::said_with_party;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the change-of-control clause has no measure
    "change-of-control-vague",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the parties will dispute whether a sale was large enough just when one of them has been sold",
    check: Partnership(check),
}

/// How much is meant, without a measure.
const VAGUE: [&str; 12] = [
    "considerable",
    "essential part",
    "important part",
    "large part",
    "larger part",
    "main part",
    "major change",
    "major part",
    "material change",
    "material part",
    "significant",
    "substantial",
];

/// A measure: a figure, or a word for one.
const MEASURES: [&str; 8] =
    ["%", "per cent", "percent", "majority", "half", "two thirds", "board seats", "as defined in"];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let kind = ClauseKind::ChangeOfControl;
    for (party, clause) in said_with_party(subject, kind) {
        let Some(value) = clause.value.get() else { continue };
        let Some(word) = vague(&value.to_string()) else { continue };
        drafts
            .at_value(kind.place(party), format!("no measure for a change of control: \"{word}\""))
            .label("how much?")
            .help("agree a measure, such as more than 50% of the votes or of the assets in 12 months, and write it in the clause");
    }
}

/// The words that leave open how much is meant, where nothing in the text measures it.
fn vague(text: &str) -> Option<&'static str> {
    // A term of art, which courts have measured.
    let text = folded(text).replace("substantially all", "all");
    let is_measured =
        text.contains(|c: char| c.is_ascii_digit()) || MEASURES.iter().any(|word| text.contains(word));
    VAGUE.into_iter().find(|word| !is_measured && text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_part_without_a_measure_is_vague() {
        assert_eq!(vague("Sale of a large part of its business"), Some("large part"));
        assert_eq!(vague("Any significant change in ownership"), Some("significant"));
        for clear in [
            "More than 50% of the shares, or a substantial part of them within 12 months",
            "A majority of the votes",
            "If a competitor of that party comes to control it",
            "All or substantially all of its assets",
            "A material part of the business, as defined in clause 1",
        ] {
            assert_eq!(vague(clear), None, "{clear}");
        }
    }
}
