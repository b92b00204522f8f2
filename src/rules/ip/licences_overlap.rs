use crate::document::charter::ip::Licence;
use crate::document::scalar::Text;
use crate::document::{Field, List, folded};
use crate::finding::Place;
use crate::rules::ip::licences::licences;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a licence covers the field and territory of another party's exclusive right
    "ip-licences-overlap",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["contract practice"],
    why: "the party that pays for exclusivity finds another licensee in its market",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(right) = subject.charter.ip.get().and_then(|ip| ip.exclusive.get()) else { return };
    let Some(holder) = right.to.get() else { return };
    for listed in licences(subject) {
        let Licence { from, to, field, territory, .. } = listed.licence;
        let Some(other) = to.get().filter(|to| *to != holder) else { continue };
        // What the holder itself gives on is its own affair.
        if from.get() == Some(holder) || !meet(&right.field, field) || !meet(&right.territory, territory) {
            continue;
        }
        let (name, other) =
            (subject.charter.party_name(holder.as_str()), subject.charter.party_name(other.as_str()));
        drafts
            .at_value(
                format!("{}.to", listed.path),
                format!("{other} has a licence in the field and territory of {name}'s exclusive right"),
            )
            .help("agree who is exclusive where, and write `field:` and `territory:` of both so that they do not overlap")
            .also(&Place::value("ip.exclusive.to"), "the exclusive right");
    }
}

/// Whether two lists have an entry in common; what is not limited is everything, and what is undecided meets nothing yet.
fn meet(one: &Field<List<Text>>, other: &Field<List<Text>>) -> bool {
    let names = |list: &Field<List<Text>>| -> Option<Vec<String>> {
        match list {
            Field::Given(list) => Some(list.values().map(|text| folded(text.as_str())).collect()),
            Field::Missing => None,
            Field::Open | Field::Invalid => Some(Vec::new()),
        }
    };
    match (names(one), names(other)) {
        (Some(one), Some(other)) => one.iter().any(|name| other.contains(name)),
        (Some(only), None) | (None, Some(only)) => !only.is_empty(),
        (None, None) => true,
    }
}
