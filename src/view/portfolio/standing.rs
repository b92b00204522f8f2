//! How a partnership stands among others, for a page that holds many: nothing of it is held longer than its own row.

use super::{Member, Portfolio};
use crate::document::charter::checklists::BuiltInList;
use crate::document::folded;
use crate::document::scalar::{Date, Money};
use crate::grammar::{counted, series, spaced};
use crate::method::calendar::{Event, EventState, Occasion};
use crate::method::readiness::Verdict;
use crate::view::report::Due;
use crate::view::{Tone, tones};
use crate::wording::calendar::what;
use crate::wording::gates::commitment_name;
use crate::wording::readiness::Standing as Said;

/// How a partnership stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Its id.
    pub id: String,
    /// Where its own page lies; empty where it has none.
    pub address: String,
    /// What people call it.
    pub name: String,
    /// Its parties, by name.
    pub parties: Vec<String>,
    /// What it is for.
    pub kinds: Vec<String>,
    /// How far it has come.
    pub stage: String,
    /// The tiers that the parties place each other in.
    pub tiers: Vec<String>,
    /// Where its parties are seated, by ISO 3166 code.
    pub regions: Vec<String>,
    /// What the lists come to that every charter is judged by before it is signed.
    pub verdicts: (Vec<String>, Tone),
    /// How much of it is in force.
    pub commitment: (String, Tone),
    /// The lowest score, and where the parties differ.
    pub health: (Vec<String>, Tone),
    /// How evenly the parties fare.
    pub balance: (String, Tone),
    /// The revenue that the parties expect together.
    pub revenue: Vec<Money>,
    /// Their own costs and what managing the partnership costs them, an amount each.
    pub cost: Vec<Money>,
    /// Who runs it for each party.
    pub owners: Vec<String>,
    /// The day by which its renewal is decided.
    pub renewal: Option<Date>,
    /// What is overdue, and what is due within some days.
    pub due: Vec<Due>,
    /// What comes next.
    pub next: Option<(Date, String)>,
    /// The part of each party in it.
    pub stakes: Vec<PartyStake>,
    /// How much it needs somebody: the more, the larger.
    pub urgency: (u8, usize, usize),
}

/// What the effort of a party brings it in a partnership.
#[derive(Debug, Clone)]
pub struct PartyStake {
    /// By what it is known again in other partnerships.
    pub known_as: String,
    /// What people call it.
    pub name: String,
    /// Its return per 1 contributed; empty where it is not known.
    pub ratio: String,
    /// How much of its management time it contributes; empty where it is not known.
    pub time: String,
}

impl Standing {
    /// How a partnership stands whose charter cannot be read: nobody knows.
    #[must_use]
    pub fn unread(id: &str, name: &str) -> Self {
        let unknown = || ("not known".to_owned(), Tone::Caution);
        Self {
            id: id.to_owned(),
            address: String::new(),
            name: name.to_owned(),
            parties: Vec::new(),
            kinds: Vec::new(),
            stage: "not known".to_owned(),
            tiers: Vec::new(),
            regions: Vec::new(),
            verdicts: (vec!["cannot be read".to_owned()], Tone::Bad),
            commitment: unknown(),
            health: (Vec::new(), Tone::Plain),
            balance: (String::new(), Tone::Plain),
            revenue: Vec::new(),
            cost: Vec::new(),
            owners: Vec::new(),
            renewal: None,
            due: Vec::new(),
            next: None,
            stakes: Vec::new(),
            // Whatever it says, somebody has to read it first.
            urgency: (u8::MAX, 0, 0),
        }
    }
}

impl Portfolio<'_> {
    /// How each partnership stands; `days` are those ahead that count as soon, `hides` says which sections of a charter stay out.
    pub fn standings(&self, days: i64, hides: impl Fn(&str) -> bool) -> Vec<Standing> {
        self.members.iter().map(|member| standing(member, days, &hides)).collect()
    }
}

fn standing(member: &Member<'_>, days: i64, hides: &dyn Fn(&str) -> bool) -> Standing {
    let partnership = member.surveyed.partnership;
    let charter = &partnership.charter.value;
    let ids = charter.party_ids();
    let of_party = |id: &str| charter.parties.get()?.get(id)?.get();
    let mut regions: Vec<String> =
        ids.iter().filter_map(|id| Some(of_party(id)?.country.get()?.to_string())).collect();
    regions.sort();
    regions.dedup();
    let mut tiers: Vec<String> = charter
        .tier
        .get()
        .into_iter()
        .flat_map(|tier| tier.iter())
        .map(|(_, tier)| tier.to_string())
        .collect();
    tiers.dedup();
    let owners = ids.iter().filter_map(|id| Some(of_party(id)?.manager.get()?.name().to_owned()));
    let has_people = !hides("parties");
    let has_value = !hides("value");
    Standing {
        id: partnership.id.clone(),
        address: String::new(),
        name: member.name().to_owned(),
        parties: ids.iter().map(|id| charter.party_name(id).to_owned()).collect(),
        kinds: member.surveyed.assessment.kinds.names.iter().map(|it| spaced(it)).collect(),
        stage: charter.stage.get().map(|stage| spaced(stage.as_str())).unwrap_or_default(),
        tiers,
        regions: if has_people { regions } else { Vec::new() },
        verdicts: verdicts(member),
        commitment: commitment(member),
        health: health(member),
        balance: if has_value { balance(member) } else { (String::new(), Tone::Plain) },
        revenue: if has_value { revenue(member) } else { Vec::new() },
        cost: if has_value { cost(member) } else { Vec::new() },
        owners: owners.filter(|_| has_people).collect(),
        renewal: if hides("term") { None } else { renewal(member) },
        due: due(member, days, hides),
        next: member
            .next()
            .filter(|event| !is_hidden(event, hides))
            .map(|event| (event.day, what(charter, event))),
        stakes: if has_value { stakes(member) } else { Vec::new() },
        urgency: member.urgency(),
    }
}

fn verdicts(member: &Member<'_>) -> (Vec<String>, Tone) {
    let lists = [BuiltInList::Signing, BuiltInList::Fit];
    let lists: Vec<_> = lists.into_iter().filter_map(|list| member.list(list)).collect();
    let said = lists
        .iter()
        .map(|list| format!("{}: {}", list.definition.id, Said::of(list, Some(member.stage())).word))
        .collect();
    let tone = match () {
        () if lists.iter().any(|list| member.is_stopped_by(list)) => Tone::Bad,
        () if lists.iter().any(|list| !list.is_firm()) => Tone::Caution,
        () if lists.iter().all(|list| list.verdict == Verdict::Ready) => Tone::Good,
        () => Tone::Plain,
    };
    (said, tone)
}

fn commitment(member: &Member<'_>) -> (String, Tone) {
    let Some(commitment) = member.commitment() else { return ("not known".to_owned(), Tone::Caution) };
    (commitment_name(commitment.state).to_owned(), tones::of_commitment(commitment.state))
}

fn health(member: &Member<'_>) -> (Vec<String>, Tone) {
    let mut said = Vec::new();
    let mut tone = Tone::Plain;
    if let Some(gaps) = member.gaps.filter(|gaps| *gaps > 0) {
        said.push(format!("parties differ on {}", counted(gaps, "question")));
        tone = Tone::Bad;
    }
    if let Some(lowest) = &member.lowest {
        said.push(format!("lowest score {}, {}", lowest.score, lowest.dimension.name()));
        tone = if lowest.is_low { Tone::Bad } else { tone };
    }
    (said, tone)
}

fn balance(member: &Member<'_>) -> (String, Tone) {
    let tone = if member.is_imbalanced() { Tone::Bad } else { Tone::Plain };
    (member.balance().map(|balance| balance.to_string()).unwrap_or_default(), tone)
}

fn revenue(member: &Member<'_>) -> Vec<Money> {
    let value = member.surveyed.partnership.charter.value.value.get();
    value.and_then(|value| value.expected_revenue.get()).copied().into_iter().collect()
}

/// What the parties spend themselves, by the amounts that went into the value equation.
fn cost(member: &Member<'_>) -> Vec<Money> {
    let equation = member.surveyed.assessment.value.as_ref();
    let is_cost = |path: &str| path.starts_with("value.costs") || path.starts_with("value.management_cost");
    let all = equation.into_iter().flat_map(|it| &it.amounts).filter(|(path, _)| is_cost(path));
    // A sum for each currency.
    let mut sums: Vec<Money> = Vec::new();
    for (_, money) in all {
        match sums.iter_mut().find(|sum| sum.currency() == money.currency()) {
            Some(sum) => *sum = sum.checked_add(money).unwrap_or(*sum),
            None => sums.push(*money),
        }
    }
    sums
}

fn renewal(member: &Member<'_>) -> Option<Date> {
    let is_renewal = |event: &&Event| {
        matches!(event.occasion, Occasion::Renewal | Occasion::NoRenewal(_) | Occasion::ContractNotice(_))
    };
    member.calendar.events.iter().filter(|it| it.is_open()).find(is_renewal).map(|event| event.day)
}

fn is_hidden(event: &Event, hides: &dyn Fn(&str) -> bool) -> bool {
    let section = event.origin.path.split(['.', '[']).next().unwrap_or_default();
    event.origin.review.is_none() && hides(section)
}

fn due(member: &Member<'_>, days: i64, hides: &dyn Fn(&str) -> bool) -> Vec<Due> {
    let charter = &member.surveyed.partnership.charter.value;
    let is_soon = |event: &&Event| {
        let left = member.as_of.days_until(event.day);
        event.state == EventState::Overdue
            || (event.is_open() && !event.is_usual && (0..=days).contains(&left))
    };
    let events = member.calendar.events.iter().filter(is_soon).filter(|event| !is_hidden(event, hides));
    events
        .map(|event| Due {
            day: event.day,
            what: what(charter, event),
            who: series(&event.who),
            is_overdue: event.state == EventState::Overdue,
        })
        .collect()
}

fn stakes(member: &Member<'_>) -> Vec<PartyStake> {
    let charter = &member.surveyed.partnership.charter.value;
    let equation = member.surveyed.assessment.value.as_ref();
    let times = charter.value.get().and_then(|value| value.share_of_management_time.get());
    let stake = |party: &str| {
        let ratio = equation.and_then(|it| it.party(party)?.ratio.as_ref().ok());
        let time = times.and_then(|times| times.of(party).get().map(|time| time.to_string()));
        let name = charter.party_name(party).to_owned();
        PartyStake {
            known_as: folded(&name).to_string(),
            name,
            ratio: ratio.map(|it| it.to_string()).unwrap_or_default(),
            time: time.unwrap_or_default(),
        }
    };
    charter.party_ids().into_iter().map(stake).collect()
}
