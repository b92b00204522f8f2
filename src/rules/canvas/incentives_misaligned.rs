use crate::finding::Place;
use crate::finding::Severity;
use crate::grammar::series;
use crate::method::incentives::{entries, folded, is_shared, is_volume_alone};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// sales incentives share no goal with the other parties, or reward volume alone
    "incentives-misaligned",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Differing,
    authority: ["S0", "S3"],
    why: "sales people sell what their bonus rewards, even where it harms the partner",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(incentives) = charter.canvas.get().and_then(|canvas| canvas.incentives.get()) else { return };
    let lists: Vec<(&str, Vec<&str>)> = subject
        .parties()
        .into_iter()
        .filter_map(|party| Some((party, entries(incentives.of(party).get()?)?)))
        .collect();
    for (party, own) in &lists {
        let others = lists.iter().filter(|(other, _)| other != party);
        let is_common = |entry: &str| {
            others.clone().any(|(_, theirs)| theirs.iter().any(|it| folded(it) == folded(entry)))
        };
        let is_volume_alone = is_volume_alone(charter, own);
        let has_shared = own.iter().any(|entry| is_shared(charter, entry) || is_common(entry));
        if has_shared && !is_volume_alone {
            continue;
        }
        let name = charter.party_name(party);
        let paid = series(own);
        let message = if is_volume_alone {
            format!("sales incentives of {name} reward volume alone: {paid}")
        } else {
            format!("no shared goal in the sales incentives of {name}: {paid}")
        };
        let mut draft = drafts.at_value(format!("canvas.incentives.{party}"), message);
        draft = draft.hits_all_but(party).label(name).help(format!(
            "agree to reward a shared goal too, such as joint revenue or customer satisfaction, and write `{party}: [{}, joint revenue]`",
            own.join(", ")
        ));
        // Whether two texts mean the same goal only people can tell; volume alone can be told.
        if !is_volume_alone {
            draft = draft.at_most(Severity::Advice);
        }
        for (other, theirs) in others {
            let label = format!("{} rewards {}", charter.party_name(other), series(theirs));
            draft = draft.also(&Place::value(format!("canvas.incentives.{other}")), label);
        }
    }
}
