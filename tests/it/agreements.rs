//! Six real agreements, written with the keys of the format alone: what a practitioner wants to hear of them is found at its place.

use serde_json::Value;

/// The agreements, each with what must be found: rule and place.
const WANTED: [(&str, &[(&str, &str)]); 6] = [
    (
        "reseller",
        &[
            ("take-or-pay-without-duty-to-supply", "value.minimums.caremont[0].orders_may_be_refused"),
            ("data-terms-missing", "scope.data[0]"),
            ("exit-data-missing", "exit.data"),
            ("liability-one-sided", "contract.cap_on_liability"),
            ("minimum-without-exclusivity", "value.minimums.caremont[0]"),
            ("conflict-protocol-missing", "conflict"),
            ("renewal-notice-missing", "contract.renewal_term"),
            ("exit-customers-missing", "exit.customers"),
        ],
    ),
    (
        "co-development",
        &[
            ("exit-one-sided", "exit.conditions.quarzit"),
            ("licence-survives-non-payment", "ip.licences[0].survives_non_payment"),
            ("liability-one-sided", "contract.cap_on_liability"),
            ("restriction-outlasts-commitment", "exit.non_compete.quarzit"),
            ("assignment-one-way-out", "contract.anti_assignment"),
            ("development-duty-missing", "governance.decisions[1].duty"),
        ],
    ),
    (
        "technology-licence",
        &[
            ("liability-one-sided", "contract.cap_on_liability"),
            ("source-code-escrow-missing", "contract.source_code_escrow"),
            ("gate-schedule-missing", "value.minimums.harrowfield"),
            ("change-of-control-vague", "contract.change_of_control"),
            ("conflict-protocol-missing", "conflict"),
            ("bodies-missing", "governance.bodies"),
            ("ip-sublicensing-undecided", "ip.licences[0].sublicensing"),
        ],
    ),
    (
        "fiscal-sponsorship",
        &[
            ("assets-forfeited", "exit.assets"),
            ("one-sided-amendment", "governance.decisions[3].decides"),
            ("liability-uncapped", "contract.cap_on_liability"),
            ("one-sided-spending", "governance.decisions[1].decides"),
            ("name-lost-on-exit", "contract.ip_ownership_assignment"),
            ("exit-at-once", "exit.conditions.sponsor[2]"),
        ],
    ),
    (
        "public-foundation",
        &[
            ("body-members-missing", "governance.bodies[0].members.firms"),
            ("expulsion-without-appeal", "exit.expulsion.appeal"),
            ("conflict-protocol-missing", "conflict"),
            ("patent-promise-gap", "ip.foreground.patent_promise"),
            ("one-sided-amendment", "governance.amendments.decides"),
            ("host-without-terms", "parties.host"),
            ("competition-rules-missing", "scope.included"),
        ],
    ),
    (
        "research-consortium",
        &[
            ("open-options", "contract.cap_on_liability.value"),
            ("open-options", "ip.licences[1].scope"),
            ("background-list-open", "ip.background_complete"),
            ("deadlock-undefined", "conflict.deadlock.means"),
            ("default-without-hearing", "exit.expulsion.hearing"),
            ("assignment-without-change-of-control", "contract.anti_assignment"),
            ("leading-document-unlinked", "contract.documents[0]"),
        ],
    ),
];

fn run(name: &str, command: &str, more: &[&str]) -> Value {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agreements").join(name);
    let day = std::fs::read_to_string(folder.join("as-of")).unwrap();
    let arguments = [&[command, ".", "--as-of", day.trim(), "--format", "json"], more].concat();
    let output = crate::program::run(&folder, "200", &arguments);
    assert!(output.stderr.is_empty(), "{name}: {}", crate::program::stderr(&output));
    serde_json::from_str(&crate::program::stdout(&output)).unwrap()
}

#[test]
fn what_is_wanted_of_real_agreements_is_found() {
    for (name, wanted) in WANTED {
        let report = run(name, "check", &[]);
        let found: Vec<(&str, &str)> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| (it["rule"].as_str().unwrap(), it["yaml_path"].as_str().unwrap()))
            .collect();
        for one in wanted {
            assert!(found.contains(one), "{name} lacks {one:?}");
        }
    }
}

#[test]
fn no_agreement_needs_keys_of_its_own() {
    for (name, _) in WANTED {
        let path = format!("{}/tests/agreements/{name}/charter.yaml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        assert!(
            !text.lines().any(|line| line.trim_start().starts_with("x-") || line.contains('#')),
            "{name}"
        );
    }
}

/// The minimums of five years are 100,000 + 400,000 + 800,000 + 1,300,000 + 1,800,000 = 4,400,000, and the fees for access 1,500,000:
/// Lyrebank receives at least 5,900,000. 3% of 20,000,000 a year are 600,000: more than the minimum of the first two years, less than that
/// of the others, which makes 600,000 + 600,000 + 800,000 + 1,300,000 + 1,800,000 = 5,100,000.
#[test]
fn the_minimums_of_the_licence_are_what_is_owed_at_least() {
    let of_licensor = |value: &Value| {
        let parties = &value["partnerships"][0]["equation"]["by_party"];
        parties.as_array().unwrap().iter().find(|it| it["party"] == "lyrebank").unwrap().clone()
    };
    let open = of_licensor(&run("technology-licence", "value", &[]));
    assert_eq!(open["at_least"][0], serde_json::json!({"figure": "received", "amount": "5900000 USD"}));
    let assume = ["--assume", "sales of bare devices=20000000 USD"];
    let assumed = run("technology-licence", "value", &assume);
    assert_eq!(assumed["partnerships"][0]["equation"]["exchange"][1]["reckoned"], "5100000 USD");
}

/// A milestone whose event has not happened is not owed; the research fee of 100,002 EUR and 110,000 EUR of expenses are.
#[test]
fn the_milestone_waits_for_its_event() {
    let gates = run("co-development", "gates", &[]);
    let waiting = &gates["partnerships"][0]["waiting"][0];
    assert_eq!(
        (waiting["kind"].as_str(), waiting["waits_for"].as_str()),
        (Some("payment"), Some("A first person is treated"))
    );
    let value = run("co-development", "value", &[]);
    let parties = value["partnerships"][0]["equation"]["by_party"].as_array().unwrap();
    let receives = parties.iter().find(|it| it["party"] == "quarzit").unwrap();
    assert_eq!(receives["at_least"][0], serde_json::json!({"figure": "received", "amount": "210002 EUR"}));
}

/// Three quarters of thirteen votes are ten: the towns decide alone. Of the consortium's three votes two thirds are two, and all have a veto.
#[test]
fn who_can_block_is_worked_out() {
    let report = |name: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agreements").join(name);
        let output = crate::program::on_the_day(&folder, &["report", ".", "--format", "markdown"]);
        crate::program::stdout(&output)
    };
    let towns = report("public-foundation");
    assert!(towns.contains("Board, 10 of 13 votes"), "{towns}");
    assert!(towns.contains("Board, 7 of 13 votes"), "{towns}");
    let consortium = report("research-consortium");
    assert!(consortium.contains("Assembly of all partners, 2 of 3 votes"), "{consortium}");
    assert!(
        consortium.contains("The lead institute, Institute North and Institute South can block"),
        "{consortium}"
    );
}
