use crate::rules::ip::licences::licences;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a licence has no scope, or a scope that says nothing
    "ip-licence-vague",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S2"],
    why: "one party will read a vague licence as covering everything, the other as covering nothing",
    check: Partnership(check),
}

const HELP: &str = "agree what may be used and for what, and write it, such as `scope: The lending API, to offer loans in the app`";

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for listed in licences(subject) {
        let scope = &listed.licence.scope;
        let path = format!("{}.scope", listed.path);
        if scope.is_missing() {
            let message = match scope.is_open() {
                true => format!("scope undecided: {}", listed.name),
                false => format!("no scope for {}", listed.name),
            };
            drafts.at_key(path, message).help(HELP);
        } else if scope.get().is_some_and(|scope| names_nothing(scope.as_str())) {
            drafts
                .at_value(path, format!("scope of {} is too vague", listed.name))
                .label("names no item and no use")
                .help(HELP);
        }
    }
}

/// Whether a scope consists of words that stand in every licence and tell none from another.
fn names_nothing(scope: &str) -> bool {
    let scope = scope.to_lowercase();
    let mut words = scope.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| EMPTY_WORDS.contains(&word))
}

/// Sorted, so that a reader finds a word.
const EMPTY_WORDS: &[&str] = &[
    "a",
    "all",
    "alliance",
    "an",
    "and",
    "any",
    "anything",
    "appropriate",
    "as",
    "be",
    "both",
    "by",
    "collaboration",
    "cooperation",
    "each",
    "every",
    "everything",
    "for",
    "free",
    "full",
    "general",
    "grant",
    "granted",
    "has",
    "have",
    "in",
    "intellectual",
    "ip",
    "is",
    "it",
    "its",
    "licence",
    "licences",
    "license",
    "licensed",
    "licenses",
    "may",
    "mutual",
    "necessary",
    "need",
    "needed",
    "of",
    "on",
    "or",
    "other",
    "others",
    "our",
    "parties",
    "partnership",
    "party",
    "permitted",
    "property",
    "purpose",
    "purposes",
    "reasonable",
    "reasonably",
    "required",
    "right",
    "rights",
    "s",
    "shall",
    "side",
    "such",
    "that",
    "the",
    "their",
    "this",
    "to",
    "unlimited",
    "unrestricted",
    "usage",
    "use",
    "used",
    "useful",
    "uses",
    "usual",
    "various",
    "what",
    "whatever",
    "where",
    "will",
    "with",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_scope_from_words_of_every_licence() {
        for vague in [
            "a licence",
            "As needed.",
            "any",
            "Each party shall have a licence",
            "all rights necessary for the purposes of the partnership",
            "unlimited",
            "--",
        ] {
            assert!(names_nothing(vague), "{vague}");
        }
        for clear in [
            "Internal use",
            "The lending API",
            "All patents of family 3",
            "use in hospitals",
            "Demo tenants, for selling and training",
            "the mark",
            "利用",
        ] {
            assert!(!names_nothing(clear), "{clear}");
        }
    }

    #[test]
    fn the_empty_words_are_sorted() {
        assert!(EMPTY_WORDS.is_sorted());
    }
}
