use crate::document::scalar::Rating;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one party plans high effort and another low
    "effort-gap",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Differing,
    authority: ["S0"],
    why: "the party that does more of the work feels used, and the other pushed",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(effort) = charter.canvas.get().and_then(|canvas| canvas.effort.get()) else { return };
    let apart: Vec<(&str, Rating)> = subject
        .parties()
        .into_iter()
        .filter_map(|party| Some((party, **effort.of(party).get()?)))
        .filter(|(_, rating)| *rating != Rating::Medium)
        .collect();
    let first = |wanted: Rating| apart.iter().find(|(_, rating)| *rating == wanted).map(|(party, _)| *party);
    let (Some(low), Some(_)) = (first(Rating::Low), first(Rating::High)) else { return };
    let described = |(party, rating): &(&str, Rating)| {
        format!("{} will invest {rating} effort", charter.party_name(party))
    };
    let each: Vec<String> =
        apart.iter().map(|(party, rating)| format!("{rating} for {}", charter.party_name(party))).collect();
    let mut draft = drafts
        .at_value(format!("canvas.effort.{low}"), format!("planned effort far apart: {}", each.join(", ")))
        .label(described(&(low, Rating::Low)))
        .help(
            "agree what each party contributes before signing, then write the result under `canvas.effort`",
        );
    for entry in apart.iter().filter(|(party, _)| *party != low) {
        draft = draft.also(&Place::value(format!("canvas.effort.{}", entry.0)), described(entry));
    }
}
