use crate::document::scalar::{Id, Scalar as _};
use crate::document::{Each, Field, reads_the_same};
use crate::finding::Place;
use crate::grammar::alternatives;
use crate::method::structure::tier::{Tier, is_same, known, near, of_name, tiers};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the tier is not defined
    "tier-unknown",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Untidy,
    authority: ["S1"],
    why: "each party reads its own expectations into a tier that is not defined",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let known = known(&subject.configuration.tiers);
    let is_all = matches!(subject.charter.tier, Field::Given(Each::All(_)));
    let mut told: Vec<&str> = Vec::new();
    let is_level = |name: &str| {
        let mut levels = subject.charter.levels();
        levels.any(|(_, level)| level.name.get().is_some_and(|it| reads_the_same(it.as_str(), name)))
    };
    let unknown: Vec<(&str, &str)> = tiers(subject.charter)
        .into_iter()
        .filter(|(_, name)| of_name(name, &known).is_none() && !is_level(name))
        .collect();
    for (party, name) in &unknown {
        if told.iter().any(|it| is_same(it, name)) {
            continue;
        }
        told.push(name);
        let path = if is_all { "tier".to_owned() } else { format!("tier.{party}") };
        let mut draft =
            drafts.at_value(path, format!("no tier is called `{}`", name.trim())).help(help(name, &known));
        let also = unknown.iter().filter(|(other, same)| !is_all && other != party && is_same(same, name));
        for (other, _) in also {
            let label = format!("also named by {}", subject.charter.party_name(other));
            draft = draft.also(&Place::value(format!("tier.{other}")), label);
        }
    }
}

fn help(name: &str, known: &[Tier]) -> String {
    if let Some(near) = near(name, known) {
        return format!("did you mean `{near}`?");
    }
    let names: Vec<String> = known.iter().map(|tier| format!("`{}`", tier.name)).collect();
    let id = match Id::parse(name.trim()) {
        Ok(id) => format!("`id = \"{id}\"`"),
        Err(_) => "an id of its own".to_owned(),
    };
    format!(
        "write {}, define it in `partner.toml`: a `[[tier]]` with {id}, or list it under `value.levels`",
        alternatives(&names)
    )
}
