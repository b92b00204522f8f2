use crate::finding::Place;
use crate::method::structure::tier::{is_same, known, near, of_name, tiers};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the parties place the partnership in different tiers
    "tier-mismatch",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Differing,
    authority: ["S1"],
    why: "one party invests in an alliance while the other only pays for a service",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let tiers = tiers(subject.charter);
    let known = known(&subject.configuration.tiers);
    // A slip in a name is not another tier.
    let meant = |name: &str| match of_name(name, &known) {
        Some(tier) => tier.name.clone(),
        None => near(name, &known).unwrap_or(name).to_owned(),
    };
    let Some((first, tier)) = tiers.first() else { return };
    if tiers.iter().all(|(_, other)| is_same(&meant(tier), &meant(other))) {
        return;
    }
    let name = |party: &str| subject.charter.party_name(party).to_owned();
    let said: Vec<String> = tiers.iter().map(|(party, tier)| format!("{} {tier}", name(party))).collect();
    let mut draft = drafts
        .at_value(format!("tier.{first}"), format!("tiers differ: {}", said.join(", ")))
        .label(format!("{}: {tier}", name(first)))
        .help("agree what each party contributes and expects, then write one tier for all, such as `tier: strategic`");
    for (party, tier) in tiers.iter().skip(1) {
        draft = draft.also(&Place::value(format!("tier.{party}")), format!("{}: {tier}", name(party)));
    }
    for tier in known.iter().filter(|tier| tiers.iter().any(|(_, name)| is_same(name, &tier.name))) {
        if let Some(expects) = &tier.expects {
            draft = draft.note(format!("expected in `{}`: {expects}", tier.name));
        }
    }
}
