use crate::document::scalar::{Rating, Share};
use crate::document::{ByParty, Field, FieldRef};
use crate::finding::Place;
use crate::grammar::series;
use crate::method::stakes::is_more_than;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party commits much to a partnership that is not central to its strategy
    "core-business-distraction",
    severity: Advice, from: Alignment,
    nature: Defect, consequence: Adrift,
    authority: ["S0", "ours"],
    why: "people and time spent here are missing from the party's own business",
    policy: [own_business_share_most],
    check: Partnership(check),
}

/// How many other parties a finding shows; in a network of many the first ones will do.
const OTHERS_MOST: usize = 8;

const RATINGS: &str = "model.criteria.strategic_alignment";

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = subject.charter.value.get() else { return };
    let most = subject.policy.own_business_share_most;
    let stakes = [
        ("share_of_annual_resources", "of its annual resources", &value.share_of_annual_resources),
        ("share_of_management_time", "of its management time", &value.share_of_management_time),
    ];
    for party in subject.parties() {
        let heavy: Vec<(&str, &str, Share, &ByParty<Share>)> = stakes
            .iter()
            .filter_map(|(key, of_what, shares)| {
                let shares = shares.get()?;
                let share = **shares.of(party).get()?;
                is_more_than(share, most).then_some((*key, *of_what, share, shares))
            })
            .collect();
        let Some((key, ..)) = heavy.first() else { continue };
        let name = subject.charter.party_name(party);
        let rating = rating(subject, party);
        let strategy = match rating {
            // What is central to a party's strategy is its business; of what nobody has rated that cannot be told.
            Field::Given(Rating::High) | Field::Open | Field::Missing | Field::Invalid => continue,
            Field::Given(rating) => format!("rates strategic alignment {rating}"),
        };
        let amounts: Vec<String> =
            heavy.iter().map(|(_, of_what, share, _)| format!("{share} {of_what}")).collect();
        let mut draft = drafts
            .at_value(
                format!("value.{key}.{party}"),
                format!("{name} commits {}, over {most}%, but {strategy}", series(&amounts)),
            )
            .help(format!(
                "ask what {name} leaves undone meanwhile, then commit less or add people; if the partnership is its business, write `{party}: high` under `{RATINGS}`"
            ));
        draft = draft.also(&Place::value(format!("{RATINGS}.{party}")), "not central to its strategy");
        for (key, of_what, _, shares) in &heavy {
            for (other, share) in shares.iter().filter(|(other, _)| *other != party).take(OTHERS_MOST) {
                let label = format!("{}: {share} {of_what}", subject.charter.party_name(other));
                draft = draft.also(&Place::value(format!("value.{key}.{other}")), label);
            }
        }
    }
}

/// How central the partnership is to a party's strategy.
fn rating<'a>(subject: &Subject<'a>, party: &str) -> FieldRef<'a, Rating> {
    let criteria = subject.charter.model.and(|model| &model.criteria);
    criteria.inside(|criteria| criteria.strategic_alignment.as_ref()).inside(|ratings| ratings.of(party))
}
