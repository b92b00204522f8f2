use crate::config::Policy;
use crate::document::scalar::Duration;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the payback horizons of the parties are far apart
    "horizon-mismatch",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Differing,
    authority: ["S3", "ours"],
    why: "the party with the shorter horizon may pull out before the other's investment has paid back",
    policy: [horizon_factor_from, horizon_gap_from],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(horizons) = charter.canvas.get().and_then(|canvas| canvas.horizon.get()) else { return };
    let all: Vec<(&str, &Duration)> =
        subject.parties().into_iter().filter_map(|party| Some((party, *horizons.of(party).get()?))).collect();
    let is_far = |one: &Duration| all.iter().any(|(_, other)| are_apart(one, other, subject.policy));
    let apart: Vec<(&str, &Duration)> = all.iter().copied().filter(|(_, horizon)| is_far(horizon)).collect();
    let Some((shortest, _)) = apart.iter().min_by_key(|(_, horizon)| horizon.approximate_days()) else {
        return;
    };
    let described = |(party, horizon): &(&str, &Duration)| {
        format!("{} expects returns in {horizon}", charter.party_name(party))
    };
    let each: Vec<String> =
        apart.iter().map(|(party, horizon)| format!("{} {horizon}", charter.party_name(party))).collect();
    let mut draft = drafts
        .at_value(
            format!("canvas.horizon.{shortest}"),
            format!("payback horizons differ: {}", each.join(", ")),
        )
        .label(format!("{} expects the earlier return", charter.party_name(shortest)))
        .help(format!(
            "agree an early return for {}, then write under `canvas.horizon` what each party accepts",
            charter.party_name(shortest)
        ));
    for entry in apart.iter().filter(|(party, _)| party != shortest) {
        draft = draft.also(&Place::value(format!("canvas.horizon.{}", entry.0)), described(entry));
    }
}

/// Whether one is several times as long as the other, or years longer.
fn are_apart(one: &Duration, other: &Duration, policy: &Policy) -> bool {
    let factor = policy.horizon_factor_from.max(1);
    let gap = Duration::of_months(policy.horizon_gap_from.saturating_mul(12)).approximate_days();
    let (one, other) = (one.approximate_days(), other.approximate_days());
    let (short, long) = (one.min(other), one.max(other));
    long > short
        && (u64::from(long) >= u64::from(short) * u64::from(factor) || long.saturating_sub(short) >= gap)
}
