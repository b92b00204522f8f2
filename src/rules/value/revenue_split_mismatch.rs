use crate::document::scalar::{Percent, Share};
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the shares of the expected revenue do not add up to 100%
    "revenue-split-mismatch",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["ours", "S4"],
    why: "under 100%, revenue goes unallocated; over it, the same money is promised twice",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if !subject.charter.knows_parties() {
        return;
    }
    let Some(split) = subject.charter.value.and(|value| &value.revenue_split).get().copied() else { return };
    let shares: Vec<(&str, Share)> =
        subject.parties().into_iter().filter_map(|party| Some((party, **split.of(party).get()?))).collect();
    let sum: i64 = shares.iter().map(|(_, share)| share.parts()).sum();
    let whole = Percent::HUNDRED.parts();
    // Shares that are not there yet can still fill up what lacks, but not undo what is too much.
    let is_complete = shares.len() == subject.parties().len();
    let each: Vec<Share> = shares.iter().map(|(_, share)| *share).collect();
    if Share::make_whole(&each) || (sum < whole && !is_complete) {
        return;
    }
    let shown = Percent::from_parts(sum).map_or_else(|| "more than 1000%".to_owned(), |sum| sum.to_string());
    let apart = Percent::from_parts((sum - whole).abs());
    let each: Vec<String> = shares
        .iter()
        .map(|(party, share)| format!("{} {share}", subject.charter.party_name(party)))
        .collect();
    let word = if sum > whole { "too much" } else { "unallocated" };
    let label = apart.map(|apart| format!("{apart} {word}")).unwrap_or_default();
    let mut draft = drafts
        .at_key("value.revenue_split", format!("revenue shares add up to {shown}: {}", each.join(", ")))
        .label(label)
        .help("agree on shares that add up to 100%, and correct them");
    for (party, share) in &shares {
        let label = format!("{}: {share}", subject.charter.party_name(party));
        draft = draft.also(&Place::value(format!("value.revenue_split.{party}")), label);
    }
}
