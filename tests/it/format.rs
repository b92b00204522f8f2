//! The format as a whole: a charter in which every key stands once, and what becomes of it when a value is spoilt.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use partner::document::charter::{
    Charter, canvas, checklists, clause, communication, conflict, contract, documents, exit, gates,
    governance, growth, intent, ip, metrics, model, party, plan, resources, reviews, risks, scope, term,
    value, waivers,
};
use partner::document::records::decision::{self, VoteKind};
use partner::document::{Document, Ids, Problem, ProblemKind, Source};
use partner::partnership::Partnership;
use partner::repository::{Repository, Request};
use partner::yaml::{self, Kind, Limits, NodeId, Step, Tree, YamlPath};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/format")
}

fn every_key() -> String {
    fs::read_to_string(folder().join("every-key.yaml")).unwrap()
}

fn tree_of(text: &str) -> Tree {
    let reading = yaml::read(text, &Limits::default());
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    reading.tree.unwrap()
}

fn problems(text: &str) -> Vec<Problem> {
    let tree = tree_of(text);
    let ids = Ids::of_charter(&tree, &[]);
    let source = Source::new("charter.yaml".to_owned(), text.to_owned(), tree);
    Document::<Charter>::decode(source.into(), &ids, Vec::new(), &[]).problems
}

#[test]
fn a_charter_with_every_key_has_no_problem() {
    assert_eq!(problems(&every_key()), []);
}

#[test]
fn the_tree_says_what_another_reader_says() {
    let text = every_key();
    let other: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    let tree = tree_of(&text);
    compare(&tree, tree.root().unwrap(), &other, "");
}

fn compare(tree: &Tree, node: NodeId, other: &serde_yaml::Value, path: &str) {
    use serde_yaml::Value;
    let scalar = tree.scalar(node);
    match other {
        Value::Null => assert!(tree.is_null(node), "{path}"),
        Value::Bool(it) => assert_eq!(scalar, Some(it.to_string().as_str()), "{path}"),
        Value::Number(it) => assert_eq!(scalar, Some(it.to_string().as_str()), "{path}"),
        Value::String(it) => assert_eq!(scalar, Some(it.as_str()), "{path}"),
        Value::Sequence(items) => {
            assert_eq!(tree.kind(node), Kind::Sequence, "{path}");
            let ours: Vec<NodeId> = tree.items(node).collect();
            assert_eq!(ours.len(), items.len(), "{path}");
            for (index, (ours, theirs)) in ours.into_iter().zip(items).enumerate() {
                compare(tree, ours, theirs, &format!("{path}[{index}]"));
            }
        }
        Value::Mapping(entries) => {
            assert_eq!(tree.kind(node), Kind::Mapping, "{path}");
            let ours: Vec<(NodeId, NodeId)> = tree.entries(node).collect();
            assert_eq!(ours.len(), entries.len(), "{path}");
            for ((key, value), (other_key, other_value)) in ours.into_iter().zip(entries) {
                compare(tree, key, other_key, path);
                compare(tree, value, other_value, &format!("{path}.{}", tree.scalar(key).unwrap()));
            }
        }
        Value::Tagged(_) => panic!("{path}: a tag"),
    }
}

/// The keys of every map of the file, under the shape of its path: `gates[].deciders`, `value.costs.*[]`.
fn keys_by_shape(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let tree = tree_of(text);
    let mut found = BTreeMap::new();
    collect(&tree, tree.root().unwrap(), &mut |node, path| {
        let keys = tree.entries(node).map(|(key, _)| tree.scalar(key).unwrap().to_owned());
        found.entry(shape(path)).or_insert_with(BTreeSet::new).extend(keys);
    });
    found
}

fn collect(tree: &Tree, node: NodeId, visit: &mut impl FnMut(NodeId, &YamlPath)) {
    visit(node, &tree.path_of(node));
    for (_, value) in tree.entries(node) {
        collect(tree, value, visit);
    }
    for item in tree.items(node) {
        collect(tree, item, visit);
    }
}

fn shape(path: &YamlPath) -> String {
    let mut shape = String::new();
    for step in path.steps() {
        match step {
            Step::Index(_) => shape.push_str("[]"),
            Step::Key(key) => {
                let key = if ["northwind", "kestrel"].contains(&key.as_str()) { "*" } else { key };
                shape.push_str(if shape.is_empty() { "" } else { "." });
                shape.push_str(key);
            }
        }
    }
    shape
}

/// Every struct of the format with its keys, and where one stands in the file.
macro_rules! maps {
    ($($module:ident::$name:ident at $shape:literal),+ $(,)?) => {
        vec![$((stringify!($name), $module::$name::KEYS, $shape)),+]
    };
}

fn maps() -> Vec<(&'static str, &'static [&'static str], &'static str)> {
    let mut maps = maps![
        canvas::Canvas at "canvas",
        canvas::Exclusivity at "canvas.exclusivity.*",
        canvas::Goal at "canvas.goals.*[]",
        checklists::Answer at "checklists.signing.*",
        communication::Channel at "communication.channels[]",
        communication::Communication at "communication",
        communication::Culture at "communication.culture",
        communication::Meeting at "communication.meetings[]",
        communication::Report at "communication.reports[]",
        conflict::Conflict at "conflict",
        conflict::Deadlock at "conflict.deadlock",
        conflict::Level at "conflict.levels[]",
        documents::Document at "contract.documents[]",
        clause::Quote at "contract.change_of_control.evidence",
        exit::Exit at "exit",
        exit::Condition at "exit.conditions[]",
        exit::ExitData at "exit.data",
        exit::Expulsion at "exit.expulsion",
        exit::NonCompete at "exit.non_compete.*",
        exit::Remains at "exit.assets",
        gates::Gate at "gates[]",
        governance::Accession at "governance.accession",
        governance::Amendments at "governance.amendments",
        governance::Body at "governance.bodies[]",
        governance::DecisionRight at "governance.decisions[]",
        governance::Governance at "governance",
        governance::JointTeam at "governance.joint_team",
        governance::IntegrationLead at "governance.integration_lead",
        governance::ServiceLevel at "governance.service_levels[]",
        growth::Growth at "growth[]",
        growth::GrowthTerms at "growth[].terms",
        growth::Referrals at "referrals",
        intent::Intent at "intent.*",
        ip::ExclusiveRight at "ip.exclusive",
        ip::Exploitation at "ip.foreground.exploitation",
        ip::Foreground at "ip.foreground",
        ip::Ip at "ip",
        ip::Licence at "ip.licences[]",
        metrics::Metric at "metrics[]",
        model::Board at "model.board",
        model::Contribution at "model.contributions[]",
        model::Criteria at "model.criteria",
        model::Facts at "model.facts",
        model::Migration at "model.migration",
        model::Model at "model",
        party::Party at "parties.*",
        plan::Deliverable at "deliverables[]",
        plan::Onboarding at "plan.onboarding",
        plan::PhaseDates at "plan.phases.chartering",
        plan::Pilot at "plan.pilot",
        plan::Plan at "plan",
        plan::Trial at "plan.trial",
        resources::Commitment at "resources.chartering.*",
        reviews::Reviews at "reviews",
        risks::Risk at "risks[]",
        risks::Scenarios at "scenarios",
        scope::DataFlow at "scope.data[]",
        scope::Scope at "scope",
        term::Term at "term",
        value::Cost at "value.costs.*[]",
        value::Exchange at "value.exchange[]",
        value::Level at "value.levels[]",
        value::Rate at "value.exchange[].rate",
        value::Step at "value.exchange[].rate.steps[]",
        value::Intangible at "value.intangibles.*[]",
        value::Minimum at "value.minimums.*[]",
        value::Protections at "value.protections",
        value::Value at "value",
        waivers::Waiver at "waivers[]",
    ];
    maps.push(("Charter", Charter::KEYS, ""));
    maps.push(("Phases", plan::Phases::<()>::KEYS, "resources"));
    maps.push(("Phases", plan::Phases::<()>::KEYS, "plan.phases"));
    maps
}

#[test]
fn every_key_of_the_format_stands_in_the_file() {
    let mut found = keys_by_shape(&every_key());
    // The answers of a list stand under the ids of its items, which are no keys of the answer.
    let answers: BTreeSet<String> = checklists::BuiltInList::Signing
        .items()
        .filter_map(|item| found.get(&format!("checklists.signing.{item}")))
        .flatten()
        .cloned()
        .collect();
    found.insert("checklists.signing.*".to_owned(), answers);
    for (name, keys, shape) in maps() {
        let here = found.get(shape).unwrap_or_else(|| panic!("{name}: nothing stands at `{shape}`"));
        for key in keys {
            assert!(here.contains(*key), "{name} has a key `{key}`: write it at `{shape}` of every-key.yaml");
        }
    }
    let clauses = &found["contract"];
    for clause in contract::ClauseKind::ALL {
        assert!(clauses.contains(clause.as_str()), "write the clause `{}` at `contract`", clause.as_str());
    }
    assert_eq!(contract::ClauseKind::ALL.len(), 53);
    for list in checklists::BuiltInList::ALL {
        let here = &found[&format!("checklists.{list}")];
        assert_eq!(*here, list.items().map(|item| item.to_string()).collect());
    }
}

#[test]
fn no_struct_of_the_format_is_left_out_of_the_test_above() {
    let known: BTreeSet<&str> = maps().iter().map(|(name, ..)| *name).collect();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/document/charter");
    for entry in fs::read_dir(sources).unwrap().flatten() {
        let text = fs::read_to_string(entry.path()).unwrap();
        for declared in text.split("record! {").skip(1) {
            let name = declared.split("pub struct ").nth(1).and_then(|rest| rest.split_whitespace().next());
            let name = name.unwrap();
            assert!(known.contains(name), "add {name} to the table of this test");
        }
    }
}

#[test]
fn an_item_that_a_built_in_list_does_not_have_is_an_unknown_key() {
    let text = "partner: charter/v1\nchecklists:\n  signing: {exit_proces: yes, x-note: 1}\n  fit: {culture: yes}\n  \
        launch: {chanels: no}\n  one-page: {weather: no}\n  our-own: {exit_proces: yes}\n";
    let found: Vec<(String, ProblemKind, String)> = problems(text)
        .into_iter()
        .map(|problem| (problem.path.to_string(), problem.kind, problem.help))
        .collect();
    let own = "Keys of your own begin with `x-`";
    let page = "its keys are `what_for`, `how_measured`, `who_decides_scope`, `way_out`; keys of your own begin with `x-`";
    let unknown = ProblemKind::UnknownKey;
    assert_eq!(
        found,
        [
            (
                "checklists.signing.exit_proces".to_owned(),
                unknown,
                format!("did you mean `exit_process`? {own}")
            ),
            ("checklists.launch.chanels".to_owned(), unknown, format!("did you mean `channels`? {own}")),
            ("checklists.one-page.weather".to_owned(), unknown, page.to_owned()),
        ]
    );
}

/// The shapes at which any text will do. Everything else is typed.
const FREE_TEXT: &[&str] = &[
    "partner",
    "name",
    "tier.*",
    "summary",
    "narrative",
    "parties.*.name",
    "parties.*.industry",
    "parties.*.capabilities[]",
    "parties.*.affiliates[]",
    "parties.*.subcontractors[]",
    "term.renewal",
    "intent.*.statement",
    "canvas.vision",
    "canvas.value_proposition",
    "canvas.goals.*[]",
    "canvas.goals.*[].goal",
    "canvas.goals.*[].key_result",
    "canvas.success_means.*",
    "canvas.non_negotiables.*[]",
    "canvas.exclusivity.*.expects",
    "canvas.exclusivity.*.grants",
    "canvas.constraints.*[]",
    "canvas.decides.*",
    "canvas.incentives.*[]",
    "model.migration.when",
    "model.board.deadlock_breaker",
    "model.contributions[].kind",
    "model.binding[]",
    "scope.included[]",
    "scope.excluded[]",
    "scope.vat",
    "scope.data_consent",
    "scope.regulatory_duties.*",
    "scope.data[].what",
    "scope.data[].purpose",
    "value.exchange[].kind",
    "value.exchange[].terms",
    "value.exchange[].rate.of",
    "value.levels[].name",
    "value.levels[].of",
    "value.levels[].benefits[]",
    "value.costs.*[].item",
    "value.intangibles.*[].kind",
    "value.minimums.*[].what",
    "value.protections.tiered_split",
    "metrics[].name",
    "metrics[].unit",
    "metrics[].definition",
    "governance.decisions[].what",
    // A body or a party, or somebody in words, such as a mediator.
    "governance.decisions[].decides",
    "governance.decisions[].consulted[]",
    "governance.escalation[]",
    "governance.bodies[].name",
    // As above.
    "governance.bodies[].chair",
    "governance.joint_team.reports_to",
    "governance.joint_team.may_spend",
    "governance.joint_team.place",
    "governance.decisions[].duty",
    "governance.amendments.how",
    "governance.amendments.decides",
    "governance.accession.terms",
    "governance.accession.decides",
    "governance.service_levels[].what",
    "governance.service_levels[].level",
    "governance.service_levels[].consequence",
    "communication.meetings[].name",
    "communication.channels[].name",
    "communication.channels[].use",
    "communication.reports[].name",
    "communication.reports[].to",
    "communication.copied[]",
    "communication.transparency.*[]",
    "communication.culture.decision_speed",
    "communication.culture.style",
    "communication.culture.risk.*",
    "communication.tools[]",
    "conflict.levels[].who",
    "conflict.deadlock.means",
    "gates[].name",
    "gates[].question",
    "gates[].criteria[]",
    "gates[].evidence[]",
    "deliverables[].what",
    "deliverables[].by",
    "deliverables[].acceptance",
    "joint_plan.2026-Q3.*[].goal",
    "plan.onboarding.results[]",
    "plan.trial.go_no_go[]",
    "growth[].trial.go_no_go[]",
    "plan.early_wins[]",
    "risks[].what",
    "risks[].mitigation",
    "risks[].contingency",
    "risks[].reason",
    "scenarios.market_shrinks",
    "scenarios.executive_leaves",
    "ip.background.*",
    "ip.foreground.ownership",
    "ip.foreground.exploitation.markets[]",
    "ip.licences[].scope",
    "ip.licences[].field[]",
    "ip.licences[].territory[]",
    "ip.licences[].reverts",
    "ip.exclusive.paid_by",
    "ip.exclusive.field[]",
    "ip.exclusive.territory[]",
    "ip.exclusive.lost_when",
    "growth[].what",
    "growth[].by[]",
    "growth[].audience.*",
    "growth[].lead_sharing",
    "growth[].qualification",
    "growth[].terms",
    "growth[].terms.words",
    "growth[].terms.compensation",
    "referrals.terms",
    "referrals.tracking",
    "exit.conditions[]",
    "exit.conditions[].when",
    "exit.expulsion.decides",
    "exit.expulsion.appeal",
    "exit.ip",
    "exit.assets.terms",
    "exit.name",
    "exit.customers",
    "exit.non_compete.*.reason",
    "exit.buyout",
    "exit.valuation",
    "exit.dissolution",
    "exit.data_migration",
    "exit.acceptance",
    "exit.penalties",
    "exit.fulfilled",
    "exit.continuity",
    "contract.termination_for_convenience.value",
    "contract.indemnity.*",
    "contract.indemnity.*.value",
    "contract.change_of_control.evidence.quote",
    "contract.documents[].name",
    "contract.renewal_notice.documents.order.evidence.quote",
    "waivers[].rule",
    "waivers[].at",
    "waivers[].reason",
    "checklists.signing.health_checks.reason",
];

/// The ids by which other places of the file name something.
const NAMED: [&str; 2] = ["metrics[].id", "contract.documents[].id"];

/// Whether any text will do there. What a clause of the contract says is free, too, but for dates and durations.
fn is_free(shape: &str) -> bool {
    let is_typed = |clause: &str| clause.ends_with("_date") || clause.starts_with("renewal_");
    let is_clause = shape.strip_prefix("contract.").is_some_and(|clause| {
        !is_typed(clause)
            && !["file", "precedence[]", "warranty_duration", "competition_review"].contains(&clause)
            && !clause.contains('.')
    });
    is_clause || FREE_TEXT.contains(&shape)
}

fn leaves(text: &str) -> Vec<(YamlPath, std::ops::Range<usize>)> {
    let tree = tree_of(text);
    let mut leaves = Vec::new();
    collect(&tree, tree.root().unwrap(), &mut |node, path| {
        let is_own = path.section().is_some_and(|section| section.starts_with("x-"));
        if tree.kind(node) == Kind::Scalar && !is_own {
            leaves.push((path.clone(), tree.span(node).range()));
        }
    });
    leaves
}

/// The first leaf of every shape.
fn shapes(text: &str) -> Vec<(YamlPath, std::ops::Range<usize>)> {
    let mut seen = BTreeSet::new();
    leaves(text).into_iter().filter(|(path, _)| seen.insert(shape(path))).collect()
}

/// The problems after a leaf was replaced: those at its place, and all.
fn spoilt(text: &str, (path, range): &(YamlPath, std::ops::Range<usize>), by: &str) -> (usize, Vec<Problem>) {
    let mut text = text.to_owned();
    text.replace_range(range.clone(), by);
    let found = problems(&text);
    let here = found.iter().filter(|problem| problem.path.steps().starts_with(path.steps())).count();
    (here, found)
}

#[test]
fn nonsense_in_place_of_a_value_is_one_problem_at_its_place() {
    let text = every_key();
    let leaves = leaves(&text);
    assert!(leaves.len() > 400, "{} leaves", leaves.len());
    let mut free: BTreeSet<&str> = FREE_TEXT.iter().copied().collect();
    for leaf in &leaves {
        let shape = shape(&leaf.0);
        free.remove(shape.as_str());
        // No date, no number, no person, no path, no known word.
        let (here, found) = spoilt(&text, leaf, "\"/x <y\"");
        let expected = usize::from(!is_free(&shape));
        assert_eq!(here, expected, "{}: {found:?}", leaf.0);
        // Others may name a metric or a document by the id that is gone.
        let is_named = NAMED.contains(&shape.as_str());
        assert!(is_named || found.len() == expected, "{}: {found:?}", leaf.0);
    }
    assert_eq!(free, BTreeSet::new(), "these shapes do not stand in the file");
}

#[test]
fn what_is_a_part_of_a_whole_is_never_more_than_it_nor_less_than_nothing() {
    let text = every_key();
    let leaves = leaves(&text);
    let is_percentage = |leaf: &&(YamlPath, std::ops::Range<usize>)| {
        text[leaf.1.clone()].strip_suffix('%').is_some_and(|number| number.parse::<u8>().is_ok())
    };
    let mut parts = BTreeSet::new();
    for leaf in leaves.iter().filter(is_percentage) {
        assert_eq!(spoilt(&text, leaf, "100%").1, [], "{}", leaf.0);
        let (here, negative) = spoilt(&text, leaf, "-1%");
        // A quantity can be a percentage among other things, and a metric may fall.
        let (over, too_much) = spoilt(&text, leaf, "100.0001%");
        if over == 0 {
            continue;
        }
        parts.insert(shape(&leaf.0).replace(".*", ""));
        assert_eq!((here, over, negative.len(), too_much.len()), (1, 1, 1, 1), "{}", leaf.0);
        let told = |problem: &Problem| {
            assert_eq!(problem.span.range().start, leaf.1.start, "{}", leaf.0);
            (problem.kind, problem.message.clone(), problem.help.clone())
        };
        let range = "write a percentage from `0%` to `100%`";
        let invalid = ProblemKind::InvalidValue;
        assert_eq!(
            told(&too_much[0]),
            (invalid, "`100.0001%` is more than 100%".to_owned(), range.to_owned())
        );
        assert_eq!(
            told(&negative[0]),
            (invalid, "`-1%` is negative".to_owned(), format!("{range}, as in `1%`"))
        );
    }
    let expected = [
        "governance.bodies[].quorum",
        "growth[].revenue_split",
        "growth[].terms.resale_discount",
        "model.equity",
        "resources.chartering.time",
        "value.exchange[].margin",
        "value.levels[].rate",
        "value.revenue_split",
        "value.share_of_annual_resources",
        "value.share_of_management_time",
    ];
    // A tolerance is a percentage of a target, which may be missed by more than itself where less is better.
    assert_eq!(parts.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn a_list_or_a_map_in_place_of_a_value_is_one_problem_at_its_place() {
    let text = every_key();
    for leaf in shapes(&text) {
        for by in ["[[x]]", "{nonsense: {deep: 1}}"] {
            let (here, found) = spoilt(&text, &leaf, by);
            assert_eq!(here, 1, "{} with {by}: {found:?}", leaf.0);
            let is_named = NAMED.contains(&shape(&leaf.0).as_str());
            assert!(is_named || found.len() == 1, "{} with {by}: {found:?}", leaf.0);
        }
    }
}

#[test]
fn what_is_open_or_empty_is_no_problem_anywhere() {
    let text = every_key();
    for leaf in shapes(&text) {
        for by in ["TBD", "\"?\"", "~", "[tbc, ~]"] {
            let (_, found) = spoilt(&text, &leaf, by);
            let is_named = NAMED.contains(&shape(&leaf.0).as_str());
            assert!(is_named || found.is_empty(), "{} with {by}: {found:?}", leaf.0);
        }
    }
}

#[test]
fn a_section_of_the_wrong_shape_is_one_problem_and_nothing_else() {
    let text = every_key();
    let tree = tree_of(&text);
    let root = tree.root().unwrap();
    let sections = tree.entries(root).filter(|(_, value)| tree.kind(*value) != Kind::Scalar);
    let mut count = 0;
    for (key, value) in sections {
        let name = tree.scalar(key).unwrap();
        if name.starts_with("x-") {
            continue;
        }
        count += 1;
        let leaf = (tree.path_of(value), tree.span(value).range());
        let by = if tree.kind(value) == Kind::Mapping { "[[x]]\n" } else { "{nonsense: 1}\n" };
        let (here, found) = spoilt(&text, &leaf, by);
        assert_eq!((here, found.len()), (1, 1), "{name} with {by}: {found:?}");
    }
    assert!(count > 20, "{count}");
}

#[test]
fn a_party_has_an_id_that_nothing_else_has() {
    let found = |parties: &str| {
        let text = format!(
            "partner: charter/v1\nparties: {{{parties}}}\ngovernance: {{bodies: [{{id: steering}}]}}\n"
        );
        let problems = problems(&text).into_iter();
        problems.map(|problem| (problem.path.to_string(), problem.kind)).collect::<Vec<_>>()
    };
    let wrong = |place: &str| (place.to_owned(), ProblemKind::InvalidValue);
    assert_eq!(found("northwind: {name: N}, kestrel-2: {name: K}"), []);
    assert_eq!(
        found("Northwind: {name: N}, north_wind: {name: K}"),
        [wrong("parties.Northwind"), wrong("parties.north_wind")]
    );
    assert_eq!(
        found("all: {name: N}, sponsors: {name: K}"),
        [wrong("parties.all"), wrong("parties.sponsors")]
    );
    assert_eq!(found("steering: {name: N}, kestrel: {name: K}"), [wrong("parties.steering")]);
    // These are keys of a clause, which may be given for each party.
    assert_eq!(
        found("value: {name: N}, Present: {name: K}, evidence: {name: E}"),
        [wrong("parties.value"), wrong("parties.Present"), wrong("parties.evidence")]
    );
}

#[test]
fn a_clause_is_said_of_all_parties_or_of_each() {
    let head = "partner: charter/v1\nparties: {northwind: {name: N}, kestrel: {name: K}}\n";
    let read = |clause: &str| {
        let problems = problems(&format!("{head}contract: {{cap_on_liability: {clause}}}\n"));
        problems.into_iter().map(|it| format!("{}: {}", it.path, it.message)).collect::<Vec<_>>()
    };
    for clause in [
        "500000 GBP",
        "{value: 500000 GBP}",
        "{northwind: 500000 GBP, kestrel: no}",
        "{northwind: {present: yes, value: 500000 GBP, evidence: {quote: a cap}}, kestrel: none}",
        "{northwind: yes}",
        "{kestrel: TBD}",
    ] {
        assert_eq!(read(clause), [""; 0], "{clause}");
    }
    assert_eq!(
        read("{northwnd: yes, kestrel: no}"),
        ["contract.cap_on_liability.northwnd: no party is called `northwnd`"]
    );
    assert_eq!(
        read("{northwnd: yes}"),
        ["contract.cap_on_liability.northwnd: no party is called `northwnd`"]
    );
    assert_eq!(
        read("{value: 5 GBP, northwind: yes}"),
        [
            "contract.cap_on_liability.northwind: `northwind` is one party, but the keys next to it apply to all"
        ]
    );
    assert_eq!(read("{presnt: yes}"), ["contract.cap_on_liability.presnt: a clause has no key `presnt`"]);
}

fn partnership() -> Partnership {
    let request = Request::Paths { base: folder(), paths: vec![".".into()] };
    let mut repository = Repository::load(&request).unwrap();
    assert!(repository.strays.is_empty(), "{:?}", repository.strays);
    assert_eq!(repository.partnerships.len(), 1);
    repository.partnerships.remove(0)
}

/// A party, its vote, and who cast it.
type VoteRead = (String, VoteKind, Option<String>);

#[test]
fn decisions_are_read_with_their_votes() {
    let partnership = partnership();
    assert_eq!(partnership.id, "harbour-freight");
    let read: Vec<(String, String, Vec<VoteRead>)> = partnership
        .records
        .decisions
        .iter()
        .map(|document| {
            assert_eq!(document.problems, [], "{}", document.source.path);
            let decision = &document.value;
            let votes = decision.votes.get().unwrap().iter().map(|(party, vote)| {
                let by = vote.by.get().map(ToString::to_string);
                (party.to_owned(), *vote.vote.get().unwrap(), by)
            });
            let date = decision.date.get().unwrap().to_string();
            assert_eq!(decision.gate.get().unwrap().as_str(), "traction");
            (document.source.path.clone(), date, votes.collect())
        })
        .collect();
    let vote = |party: &str, vote, by: Option<&str>| (party.to_owned(), vote, by.map(str::to_owned));
    let file = |name: &str, date: &str, votes| (format!("decisions/{name}.yaml"), date.to_owned(), votes);
    // By their days.
    assert_eq!(
        read,
        [
            file(
                "traction-northwind",
                "2026-06-30",
                vec![vote("northwind", VoteKind::Continue, Some("Dana Reyes"))]
            ),
            file(
                "traction-kestrel",
                "2026-07-01",
                vec![vote("kestrel", VoteKind::Pivot, Some("Sam Idowu <sam@kestrel.example>"))]
            ),
            file(
                "traction-again",
                "2026-07-20",
                vec![vote("northwind", VoteKind::Exit, None), vote("kestrel", VoteKind::Exit, None)]
            ),
        ]
    );
}

#[test]
fn every_key_of_a_decision_stands_in_one_of_them() {
    let mut keys: BTreeSet<String> = BTreeSet::new();
    let mut votes: BTreeSet<String> = BTreeSet::new();
    for document in &partnership().records.decisions {
        let found = keys_by_shape(&document.source.text);
        keys.extend(found[""].clone());
        votes.extend(found.get("votes.*").into_iter().flatten().cloned());
    }
    assert_eq!(keys, decision::Decision::KEYS.iter().map(|key| (*key).to_owned()).collect());
    assert_eq!(votes, decision::Vote::KEYS.iter().map(|key| (*key).to_owned()).collect());
}
