//! Charters by chance: of each section true, well-formed entries, any of which may be there.

use std::collections::BTreeMap;

/// The parties of a charter, by id and name.
const PARTIES: [(&str, &str); 4] =
    [("alba", "Alba Mills"), ("brook", "Brook & Sons"), ("corvo", "Corvo Data"), ("delta", "Delta Freight")];

/// What chooses between things that are equally true.
pub(super) struct Chance<'n> {
    pub(super) number: &'n mut dyn FnMut() -> u64,
    pub(super) parties: usize,
}

impl Chance<'_> {
    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from((self.number)()).unwrap() % of.len()]
    }

    fn figure(&mut self, from: u64, to: u64) -> u64 {
        from + (self.number)() % (to - from + 1)
    }

    fn ids(&self) -> Vec<&'static str> {
        PARTIES.iter().take(self.parties).map(|(id, _)| *id).collect()
    }

    /// An entry that says something of each party, chosen for each.
    fn of_each(&mut self, key: &str, mut said: impl FnMut(&mut Self) -> String) -> Vec<String> {
        let mut lines = vec![format!("  {key}:")];
        for id in self.ids() {
            lines.push(format!("    {id}: {}", said(self)));
        }
        lines
    }

    fn each_of(&mut self, key: &str, words: &[&str]) -> Vec<String> {
        self.of_each(key, |chance| chance.pick(words).to_owned())
    }

    fn one(&mut self, key: &str, words: &[&str]) -> Vec<String> {
        vec![format!("  {key}: {}", self.pick(words))]
    }

    fn two(&mut self) -> [&'static str; 2] {
        let ids = self.ids();
        let first = usize::try_from((self.number)()).unwrap() % ids.len();
        [ids[first], ids[(first + 1) % ids.len()]]
    }

    fn all(&self) -> String {
        format!("[{}]", self.ids().join(", "))
    }
}

/// What heads every charter: it is not measured.
pub(super) fn head(chance: &mut Chance<'_>) -> Vec<String> {
    let stage = chance.pick(&["alignment", "negotiation", "launch", "operation"]);
    let mut lines = vec!["partner: charter/v1".to_owned(), "name: By chance".to_owned()];
    lines.push(format!("stage: {stage}"));
    let kind = chance.pick(&["", "resale", "co-development", "integration", "alliance"]);
    lines.extend((!kind.is_empty()).then(|| format!("kind: {kind}")));
    lines.push("parties:".to_owned());
    for (id, name) in PARTIES.iter().take(chance.parties) {
        lines.push(format!("  {id}: {{name: {name}}}"));
    }
    lines
}

/// What makes the entries of a section.
type Maker = fn(&mut Chance<'_>) -> Vec<Vec<String>>;

/// The entries of each section, any of which may be left out.
pub(super) fn sections(chance: &mut Chance<'_>) -> BTreeMap<String, Vec<Vec<String>>> {
    let all: [(&str, Maker); 13] = [
        ("term", term),
        ("canvas", canvas),
        ("scope", scope),
        ("value", value),
        ("metrics", metrics),
        ("governance", governance),
        ("communication", communication),
        ("conflict", conflict),
        ("gates", gates),
        ("reviews", reviews),
        ("risks", risks),
        ("ip", ip),
        ("exit", exit),
    ];
    all.into_iter().map(|(name, entries)| (name.to_owned(), entries(chance))).collect()
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn term(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    vec![
        chance.one("start", &["2026-03-01", "2026-06-01", "2026-09-01"]),
        chance.one("length", &["2 years", "3 years"]),
        chance.one("renewal", &["by agreement", "none"]),
        chance.one("notice", &["60 days", "90 days"]),
    ]
}

fn canvas(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    let all = chance.all();
    let (target, unit) = (chance.figure(20, 90), "joint-customers");
    let mut goals = vec!["  goals:".to_owned()];
    for id in chance.ids() {
        goals.push(format!(
            "    {id}: [{{goal: Customers served together, metric: {unit}, target: {target}}}]"
        ));
    }
    vec![
        vec!["  completed: 2026-02-10".to_owned()],
        vec![format!("  together: {all}")],
        chance.one("vision", &["One order for both products.", "Goods that arrive with their papers."]),
        goals,
        chance.each_of(
            "success_means",
            &["Customers stay for a second year.", "Orders arrive without a call."],
        ),
        chance.each_of("non_negotiables", &["[No data leaves the country.]", "[Our brand stays visible.]"]),
        chance.of_each("exclusivity", |_| "{expects: none, grants: none}".to_owned()),
        chance.each_of("constraints", &["[One developer until June.]", "[The budget is set in January.]"]),
        chance.each_of("decides", &["The board, monthly.", "The founders, within a week."]),
        chance.one("horizon", &["18 months", "2 years"]),
        chance.one("effort", &["medium", "high"]),
        chance.each_of("incentives", &["[joint revenue]", "[customer satisfaction, joint revenue]"]),
    ]
}

fn scope(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    vec![
        chance.one("included", &["[Warehouses in the United Kingdom]", "[The order screens]"]),
        chance.one("excluded", &["[Private customers]", "[Everything after delivery]"]),
    ]
}

fn value(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    let [from, to] = chance.two();
    let amount = chance.figure(40, 60) * 1000;
    let exchange = format!(
        "  exchange:\n    - {{from: {from}, to: {to}, kind: service-fee, terms: Monthly, amount: {amount} GBP}}\n    - {{from: {to}, to: {from}, kind: technology-access, terms: While the term lasts, amount: {amount} GBP}}"
    );
    vec![
        lines(&exchange),
        chance.of_each("costs", |it| format!("[{{item: Staff, amount: {}000 GBP}}]", it.figure(10, 20))),
        chance.of_each("intangibles", |it| {
            format!("[{{kind: learning, rating: {}}}]", it.pick(&["low", "medium"]))
        }),
        chance.of_each("share_of_annual_resources", |it| format!("{}%", it.figure(1, 15))),
        chance.of_each("share_of_management_time", |it| format!("{}%", it.figure(1, 8))),
        chance.of_each("management_cost", |it| format!("{}000 GBP", it.figure(2, 6))),
        chance.of_each("minimums", |it| {
            format!("[{{what: staff hours a week, amount: {}}}]", it.figure(8, 40))
        }),
        lines("  protections:\n    brand_veto: yes\n    priority_shift_notice: 30 days"),
    ]
}

/// Entries of a list are entries of their section.
fn metrics(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    let all = chance.all();
    let metric = |id: &str, name: &str, kind: &str, target: u64, owner: &str| {
        lines(&format!(
            "  - id: {id}\n    name: {name}\n    kind: {kind}\n    unit: customers\n    definition: As counted on the last day of the month\n    target: {target}\n    due: 2027-06-30\n    tolerance: 10%\n    direction: up\n    owner: {owner}\n    agreed_by: {all}"
        ))
    };
    let [one, other] = chance.two();
    vec![
        metric("joint-customers", "Customers served together", "lagging", chance.figure(20, 90), one),
        metric("first-orders", "First orders", "leading", chance.figure(20, 90), other),
        metric("second-orders", "Second orders", "lagging", chance.figure(20, 90), one),
    ]
}

fn governance(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    let [one, other] = chance.two();
    let mut members = String::new();
    for id in chance.ids() {
        members.push_str(&format!("        {id}: [Ann of {id}, Ben of {id}]\n"));
    }
    vec![
        lines(&format!(
            "  decisions:\n    - what: Changes of scope\n      decides: both\n      consulted: [{one}, {other}]\n    - what: Budget\n      decides: both\n      consulted: [{one}, {other}]"
        )),
        lines(&format!(
            "  bodies:\n    - name: Steering committee\n      cadence: {}\n      members:\n{members}      may_decide: yes",
            chance.pick(&["monthly", "quarterly"])
        )),
        chance.one("escalation", &["[The managers, The sponsors]"]),
        chance.one("dashboard", &["docs/dashboard.md"]),
    ]
}

fn communication(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    let all = chance.all();
    vec![
        lines(&format!(
            "  meetings:\n    - name: Working sync\n      cadence: {}\n      attendees: {all}",
            chance.pick(&["weekly", "fortnightly"])
        )),
        chance.one("channels", &["[{name: Shared chat, use: Daily questions}]"]),
        chance.one("response_time", &["24 hours", "48 hours"]),
        chance.one("tools", &["[Shared tracker]"]),
        chance.each_of("transparency", &["Roadmap and figures of the joint customers."]),
    ]
}

fn conflict(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    vec![
        lines(
            "  levels:\n    - {who: The partnership managers, within: 5 days}\n    - {who: The sponsors, within: 10 days}\n    - {who: A mediator, within: 30 days}",
        ),
        chance.one("deadlock", &["{means: No agreement after the sponsors, default: pause}"]),
        chance.one("cooling_off", &["48 hours", "3 days"]),
        chance.one("confidential", &["yes"]),
    ]
}

fn gates(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    let mut deciders = String::new();
    for id in chance.ids() {
        deciders.push_str(&format!("      {id}: The manager of {id}\n"));
    }
    let gate = |id: &str, name: &str, due: &str, question: &str| {
        lines(&format!(
            "  - id: {id}\n    name: {name}\n    due: {due}\n    question: {question}\n    criteria: [Twenty customers served together, \"IP, contributions, exit terms and the legal position reviewed\"]\n    deciders:\n{deciders}    if_missed: scale-back"
        ))
    };
    vec![
        gate("traction", "Early traction", "2026-12-01", "Do the customers use it?"),
        gate("value", "Value hypothesis", "2027-03-01", "Does each party receive what it joined for?"),
        gate("first-year", "First year", "2027-06-01", "Would we sign again?"),
    ]
}

fn reviews(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    [
        ("business", "quarterly"),
        ("health", "half-yearly"),
        ("value_loop", "every 90 days"),
        ("audit", "yearly"),
        ("relationship", "quarterly"),
        ("operations", "monthly"),
        ("leadership", "half-yearly"),
    ]
    .into_iter()
    .map(|(key, cadence)| chance.one(key, &[cadence]))
    .collect()
}

fn risks(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    let owner = chance.two()[0];
    let risk = |id: &str, class: &str, what: &str| {
        lines(&format!(
            "  - id: {id}\n    kind: {class}\n    what: {what}\n    likelihood: medium\n    impact: medium\n    owner: {owner}\n    mitigation: Looked at in every business review\n    contingency: The sponsors meet within a week"
        ))
    };
    vec![
        risk("late-link", "operational", "The link between the systems is late"),
        risk("new-rule", "strategic", "A new rule forbids the exchange of addresses"),
        risk("quiet-season", "relational", "Orders halve in the winter"),
    ]
}

fn ip(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    vec![
        chance.each_of("background", &["Its software and its marks", "Its catalogue"]),
        chance.one("foreground", &["{ownership: joint}"]),
    ]
}

fn exit(chance: &mut Chance<'_>) -> Vec<Vec<String>> {
    vec![
        chance.one("notice", &["60 days", "90 days", "6 months"]),
        chance.one("ip", &["Each side keeps what it brought."]),
        chance.one("assets", &["Nothing is owned together."]),
        chance.one("transition", &["60 days", "3 months"]),
        chance.one("customers", &["Each customer stays with whoever has its contract."]),
        chance.one("data", &["{handover: 30 days, deletion: 60 days}"]),
        chance.one("non_compete", &["{length: none, reason: The markets do not overlap}"]),
        chance.one("conditions", &["[{when: convenience}, {when: breach, notice: 30 days}]"]),
    ]
}
