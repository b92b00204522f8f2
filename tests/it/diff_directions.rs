//! For whom a change is better or worse: a table worked out by hand, a row a change, with what it means for each party.

use std::collections::BTreeSet;

use partner::config::Configuration;
use partner::document::charter::contract::ClauseKind;
use partner::document::description;
use partner::document::header::DocumentKind;
use partner::document::scalar::{Date, Scalar as _};
use partner::document::shape::Shape;
use partner::method::term_changes::{Effect, TermChange, Texts};
use partner::method::terms;
use partner::partnership::Partnership;
use partner::repository::{Repository, Request};
use partner::wording::term_changes::{plain, what};

const HEAD: &str = "\
partner: charter/v1
name: Three
stage: operation
parties: {a: {name: Alpha, manager: Ann}, b: {name: Beta}, c: {name: Gamma}}
";

/// From 2026-01-01 for two years: the last day is 2027-12-31.
const TERM: &str = "term: {start: 2026-01-01, length: 2 years}\n";

fn partnership(text: &str) -> Partnership {
    let term = if text.contains("term:") { "" } else { TERM };
    let text = format!("{HEAD}{term}{text}\n");
    let mut repository = Repository::load(&Request::Text(text.clone().into_bytes())).unwrap();
    let partnership = repository.partnerships.remove(0);
    assert!(partnership.charter.problems.is_empty(), "{text}: {:?}", partnership.charter.problems);
    partnership
}

fn changes(before: &str, after: &str) -> Vec<TermChange> {
    between(&partnership(before), &partnership(after))
}

fn between(before: &Partnership, after: &Partnership) -> Vec<TermChange> {
    let configuration = Configuration::default();
    let as_of = Date::parse("2026-07-10").unwrap();
    let texts =
        Texts { before: &before.charter, after, registers: &[], configuration: &configuration, as_of };
    texts.changes()
}

/// `+` better, `-` worse, `=` both ways, `?` depends, `0` neither: `a- b+ c0`.
fn effects(change: &TermChange) -> String {
    let sign = |effect: Effect| match effect {
        Effect::Better => '+',
        Effect::Worse => '-',
        Effect::BothWays => '=',
        Effect::Depends => '?',
        Effect::Neither => '0',
    };
    let each: Vec<String> =
        change.effects.iter().map(|(party, effect)| format!("{party}{}", sign(*effect))).collect();
    each.join(" ")
}

/// The first thing that is seen for a party under both texts: `2026-10-08 > 2026-08-09`; empty where nothing is.
fn seen(change: &TermChange, party: &str) -> String {
    let figure = |seen: &Option<_>| seen.as_ref().map_or("none".to_owned(), plain);
    let found = change.witnesses.iter().find(|it| it.party == party);
    found.map(|it| format!("{} > {}", figure(&it.before), figure(&it.after))).unwrap_or_default()
}

/// A change: both texts, the place, the weight, what it means for each party, and what party `a` (or another, named in front) sees.
struct Row(&'static str, &'static str, &'static str, u8, &'static str, &'static str);

/// Worked out by hand, as of 10 July 2026. 10 July and 30 days is 9 August (21 days are left of July); and 60 days 8 September;
/// and 90 days 8 October.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Leaving.
    Row("exit: {notice: 90 days}", "exit: {notice: 30 days}", "exit.notice", 1, "a= b= c=", "2026-10-08 > 2026-08-09"),
    Row("exit: {notice: 30 days}", "exit: {notice: 90 days}", "exit.notice", 1, "a= b= c=", "2026-08-09 > 2026-10-08"),
    Row("exit: {notice: 30 days}", "exit: {notice: {a: 90 days, b: 30 days, c: 30 days}}", "exit.notice.a", 1, "a- b+ c+", "2026-08-09 > 2026-10-08"),
    Row("exit: {notice: {a: 90 days, b: 90 days, c: 90 days}}", "exit: {notice: {a: 90 days, b: 30 days, c: 90 days}}", "exit.notice.b", 1, "a- b+ c-", "2026-10-08 > 2026-08-09"),
    Row("exit: {notice: 90 days}", "exit: {notice: TBD}", "exit.notice", 1, "a- b- c-", "2026-10-08 > 2027-12-31"),
    Row("exit: {notice: TBD}", "exit: {notice: 30 days}", "exit.notice", 1, "a= b= c=", "2027-12-31 > 2026-08-09"),
    Row("exit: {notice: 30 days}", "exit: {notice: 30 days, right: {b: none}}", "exit.right.b", 1, "a+ b- c+", "b 2026-08-09 > 2027-12-31"),
    Row("exit: {notice: 30 days, not_before: 2026-08-01}", "exit: {notice: 30 days, not_before: 2027-02-01}", "exit.not_before", 1, "a= b= c=", "2026-08-09 > 2027-02-01"),
    Row("exit: {conditions: [breach]}", "exit: {conditions: [breach, convenience]}", "exit.conditions[1]", 1, "a= b= c=", ""),
    Row("exit: {conditions: {a: [breach], b: [breach], c: [breach]}}", "exit: {conditions: {a: [breach, convenience], b: [breach], c: [breach]}}", "exit.conditions.a[1]", 1, "a+ b- c-", ""),
    Row("exit: {cure: {a: 30 days, b: 30 days, c: 30 days}}", "exit: {cure: {a: 10 days, b: 30 days, c: 30 days}}", "exit.cure.a", 1, "a- b+ c+", "2026-08-09 > 2026-07-20"),
    Row("exit: {penalties: none}", "exit: {penalties: Half of the annual fee}", "exit.penalties", 1, "a= b= c=", ""),
    Row("exit: {penalties: 1000 EUR}", "exit: {penalties: 2000 EUR}", "exit.penalties", 1, "a= b= c=", "1000 EUR > 2000 EUR"),
    Row("exit: {transition: {a: 30 days}}", "exit: {transition: {a: 60 days}}", "exit.transition.a", 1, "a- b+ c+", "2026-08-09 > 2026-09-08"),
    Row("contract: {post_termination_services: {a: yes}}", "contract: {post_termination_services: {a: no}}", "contract.post_termination_services.a", 1, "a+ b- c-", ""),
    Row("exit: {assets: {terms: Shared, falls_to: a}}", "exit: {assets: {terms: Shared, falls_to: b}}", "exit.assets.falls_to", 1, "a- b+ c0", ""),
    Row("exit: {data: {deletion: 30 days}}", "exit: {data: {deletion: 90 days}}", "exit.data.deletion", 1, "a? b? c?", "2026-08-09 > 2026-10-08"),
    // Six months from 10 July are 10 January, twelve 10 July.
    Row("exit: {non_compete: 6 months}", "exit: {non_compete: 12 months}", "exit.non_compete.length", 1, "a= b= c=", "2027-01-10 > 2027-07-10"),
    Row("exit: {non_compete: {a: 6 months, b: 6 months}}", "exit: {non_compete: {a: none, b: 6 months}}", "exit.non_compete.a", 1, "a+ b- c-", "2027-01-10 > none"),
    Row("exit: {right_of_first_refusal: no}", "exit: {right_of_first_refusal: yes}", "exit.right_of_first_refusal", 1, "a= b= c=", ""),
    // The term: 31 December less 60 days is 1 November, less 90 days 2 October.
    Row("term: {start: 2026-01-01, length: 2 years}", "term: {start: 2026-01-01, length: 3 years}", "term.length", 1, "a? b? c?", "2027-12-31 > 2028-12-31"),
    Row("term: {start: 2026-01-01, length: 2 years, renewal: by-agreement, notice: 60 days}", "term: {start: 2026-01-01, length: 2 years, renewal: automatic, notice: 60 days}", "term.renewal", 1, "a? b? c?", "none > 2027-11-01"),
    Row("term: {start: 2026-01-01, length: 2 years, renewal: automatic, notice: 60 days}", "term: {start: 2026-01-01, length: 2 years, renewal: automatic, notice: 90 days}", "term.notice", 1, "a= b= c=", "2027-11-01 > 2027-10-02"),
    // Money.
    Row("value: {exchange: [{from: a, to: b, kind: fee, amount: 100 EUR}]}", "value: {exchange: [{from: a, to: b, kind: fee, amount: 150 EUR}]}", "value.exchange[0].amount", 1, "a- b+ c0", ""),
    Row("value: {exchange: [{from: a, to: b, kind: fee, amount: 100 EUR}]}", "value: {exchange: [{from: a, to: b, kind: fee, amount: 100 GBP}]}", "value.exchange[0].amount", 1, "a? b? c0", ""),
    // Of the same sale less is net than gross.
    Row("value: {exchange: [{from: a, to: b, kind: fee, terms: Of gross sales}]}", "value: {exchange: [{from: a, to: b, kind: fee, terms: Of net sales}]}", "value.exchange[0].terms", 1, "a+ b- c0", ""),
    Row("value: {exchange: [{from: a, to: b, kind: fee, rate: {percent: 5%, of: net sales}}]}", "value: {exchange: [{from: a, to: b, kind: fee, rate: {percent: 5%, of: gross sales}}]}", "value.exchange[0].rate.of", 1, "a- b+ c0", ""),
    Row("value: {exchange: [{from: a, to: b, kind: fee, rate: {percent: 5%, of: net sales}}]}", "value: {exchange: [{from: a, to: b, kind: fee, rate: {percent: 5%, of: units}}]}", "value.exchange[0].rate.of", 1, "a? b? c0", ""),
    // 5% and 7% of 200,000 EUR.
    Row("value: {expected_revenue: 200000 EUR, exchange: [{from: a, to: b, kind: fee, rate: {percent: 5%, of: net sales}}]}", "value: {expected_revenue: 200000 EUR, exchange: [{from: a, to: b, kind: fee, rate: {percent: 7%, of: net sales}}]}", "value.exchange[0].rate.percent", 1, "a- b+ c0", "10000 EUR at 200000 EUR > 14000 EUR at 200000 EUR"),
    // 2 EUR and 3 EUR for each of 1,000.
    Row("value: {exchange: [{from: a, to: b, kind: fee, rate: {amount: 2 EUR, of: units}}]}", "value: {exchange: [{from: a, to: b, kind: fee, rate: {amount: 3 EUR, of: units}}]}", "value.exchange[0].rate.amount", 1, "a- b+ c0", "2000 EUR at 1000 > 3000 EUR at 1000"),
    // 10,000 EUR are 5% of 200,000 EUR.
    Row("value: {exchange: [{from: a, to: b, kind: fee, rate: {percent: 5%, of: net sales}}]}", "value: {exchange: [{from: a, to: b, kind: fee, rate: {percent: 5%, of: net sales, cap: 10000 EUR}}]}", "value.exchange[0].rate.cap", 1, "a+ b- c0", "none > 200000 EUR"),
    Row("value: {exchange: [{from: a, to: b, kind: fee, rate: {percent: 5%, of: net sales, minimum: 1000 EUR}}]}", "value: {exchange: [{from: a, to: b, kind: fee, rate: {percent: 5%, of: net sales, minimum: 3000 EUR}}]}", "value.exchange[0].rate.minimum", 1, "a- b+ c0", "1000 EUR > 3000 EUR"),
    Row("value: {exchange: [{from: a, to: b, kind: fee, due: 2026-08-01}]}", "value: {exchange: [{from: a, to: b, kind: fee, due: The regulator has approved it}]}", "value.exchange[0].due", 1, "a+ b- c0", "2026-08-01 > no day"),
    Row("value: {exchange: [{from: a, to: b, kind: fee, due: 2026-08-01}]}", "value: {exchange: [{from: a, to: b, kind: fee, due: 2026-11-01}]}", "value.exchange[0].due", 1, "a+ b- c0", "2026-08-01 > 2026-11-01"),
    Row("value: {costs: {a: [{item: People, amount: 100 EUR}]}}", "value: {costs: {a: [{item: People, amount: 50 EUR}]}}", "value.costs.a[0].amount", 1, "a+ b- c-", ""),
    Row("value: {minimums: {a: [{what: units, amount: 100}]}}", "value: {minimums: {a: [{what: units, amount: 200}]}}", "value.minimums.a[0].amount", 1, "a- b+ c+", ""),
    Row("value: {minimums: {b: [{what: units, amount: 100}]}}", "value: {minimums: {a: [{what: units, amount: 10}], b: [{what: units, amount: 100}]}}", "value.minimums.a[0]", 1, "a- b+ c+", ""),
    Row("value: {minimums: {a: [{what: units, amount: 100, orders_may_be_refused: no}]}}", "value: {minimums: {a: [{what: units, amount: 100, orders_may_be_refused: yes}]}}", "value.minimums.a[0].orders_may_be_refused", 1, "a- b+ c+", ""),
    // 100 a quarter are 400 a year; 100 a month are 1,200.
    Row("value: {minimums: {a: [{what: calls a quarter, amount: 100}]}}", "value: {minimums: {a: [{what: calls a quarter, amount: 200}]}}", "value.minimums.a[0].amount", 1, "a- b+ c+", "400 > 800"),
    Row("value: {minimums: {a: [{what: calls a quarter, amount: 100}]}}", "value: {minimums: {a: [{what: calls a month, amount: 100}]}}", "value.minimums.a[0].what", 1, "a- b+ c+", "400 > 1200"),
    Row("value: {minimums: {a: [{what: calls a month, amount: 100}]}}", "value: {minimums: {a: [{what: workshops a month, amount: 100}]}}", "value.minimums.a[0].what", 1, "a? b? c?", ""),
    Row("value: {minimums: {b: [{what: spend a month, amount: 10 EUR}]}}", "value: {minimums: {a: [{what: calls a week, amount: 1}], b: [{what: spend a month, amount: 10 EUR}]}}", "value.minimums.a[0]", 1, "a- b+ c+", "none > 52"),
    // 60% of 1,000 EUR are 600 EUR, 55% are 550 EUR.
    Row("value: {expected_revenue: 1000 EUR, revenue_split: {a: 60%, b: 40%, c: 0%}}", "value: {expected_revenue: 1000 EUR, revenue_split: {a: 55%, b: 45%, c: 0%}}", "value.revenue_split", 1, "a- b+ c0", "600 EUR > 550 EUR"),
    Row("value: {protections: {brand_veto: yes}}", "value: {protections: {brand_veto: no}}", "value.protections.brand_veto", 1, "a- b- c-", ""),
    Row("growth: [{what: Fairs, terms: {referral_fee: 500 EUR}}]", "growth: [{what: Fairs, terms: {referral_fee: 10%}}]", "growth[0].terms.referral_fee", 1, "a? b? c?", ""),
    // 51 of 100 are more than half, 50 are not.
    Row("model: {equity: {a: 51%, b: 49%, c: 0%}}", "model: {equity: {a: 50%, b: 50%, c: 0%}}", "model.equity", 1, "a- b+ c0", "alone > with 1 other"),
    // 2 of 5 seats need one other's 2; 4 of 7 are enough.
    Row("model: {board: {seats: {a: 2, b: 2, c: 1}}}", "model: {board: {seats: {a: 4, b: 2, c: 1}}}", "model.board.seats.a", 1, "a+ b- c-", "with 1 other > alone"),
    // 40% of 1,000 EUR are 400 EUR, which b can audit no more.
    Row("value: {expected_revenue: 1000 EUR, revenue_split: {a: 60%, b: 40%, c: 0%}}\ncontract: {audit_rights: {b: yes}}", "value: {expected_revenue: 1000 EUR, revenue_split: {a: 60%, b: 40%, c: 0%}}\ncontract: {audit_rights: {b: no}}", "contract.audit_rights.b", 1, "a+ b- c+", "400 EUR > none"),
    Row("contract: {audit_rights: {b: yes}}", "contract: {audit_rights: {b: no}}", "contract.audit_rights.b", 1, "a+ b- c+", ""),
    Row("resources: {integration: {a: {people: 3}}}", "resources: {integration: {a: {people: 2}}}", "resources.integration.a.people", 1, "a+ b- c-", ""),
    Row("deliverables: [{what: Handbook, by: a, due: 2026-08-01}]", "deliverables: [{what: Handbook, by: a, due: 2026-09-01}]", "deliverables[0].due", 1, "a+ b- c-", "2026-08-01 > 2026-09-01"),
    Row("deliverables: [{what: Handbook, by: a, payment: 100 EUR}]", "deliverables: [{what: Handbook, by: a, payment: 200 EUR}]", "deliverables[0].payment", 1, "a+ b- c-", ""),
    Row("deliverables: [{what: Handbook, by: a}]", "deliverables: [{what: Handbook, by: a}, {what: Course, by: b}]", "deliverables[1]", 1, "a+ b- c+", ""),
    Row("scope: {included: [Loans]}", "scope: {included: [Loans, Cards]}", "scope.included[1]", 1, "a? b? c?", ""),
    // Exclusivity and competing.
    Row("contract: {exclusivity: {b: no}}", "contract: {exclusivity: {b: yes}}", "contract.exclusivity.b", 1, "a+ b- c+", "b none > 2027-12-31"),
    Row("canvas: {exclusivity: {a: {grants: none}}}", "canvas: {exclusivity: {a: {grants: No other bank}}}", "canvas.exclusivity.a.grants", 1, "a- b+ c+", "none > 2027-12-31"),
    Row("contract: {competitive_restriction_exception: {b: no}}", "contract: {competitive_restriction_exception: {b: yes}}", "contract.competitive_restriction_exception.b", 1, "a- b+ c-", ""),
    Row("contract: {no_solicit_of_employees: no}", "contract: {no_solicit_of_employees: yes}", "contract.no_solicit_of_employees", 1, "a= b= c=", ""),
    // Intellectual property.
    Row("ip: {licences: [{from: a, to: b, scope: Maps of Europe}]}", "ip: {licences: [{from: a, to: b, scope: Maps of France}]}", "ip.licences[0].scope", 1, "a? b? c0", ""),
    Row("ip: {licences: [{from: a, to: b, length: perpetual}]}", "ip: {licences: [{from: a, to: b, length: 2 years}]}", "ip.licences[0].length", 1, "a+ b- c0", "no end > 2027-12-31"),
    Row("ip: {licences: [{from: a, to: b, sublicensing: no}]}", "ip: {licences: [{from: a, to: b, sublicensing: yes}]}", "ip.licences[0].sublicensing", 1, "a- b+ c0", ""),
    Row("ip: {exclusive: {to: b}}", "ip: {exclusive: {to: c}}", "ip.exclusive.to", 1, "a0 b- c+", ""),
    Row("contract: {perpetual_licence: {b: no}}", "contract: {perpetual_licence: {b: yes}}", "contract.perpetual_licence.b", 1, "a- b+ c-", ""),
    Row("ip: {foreground: {ownership: joint}}", "ip: {foreground: {ownership: a}}", "ip.foreground.ownership", 1, "a+ b- c-", ""),
    Row("ip: {foreground: {exploitation: {who: [a, b, c]}}}", "ip: {foreground: {exploitation: {who: [a, b]}}}", "ip.foreground.exploitation.who[2]", 1, "a+ b+ c-", ""),
    Row("ip: {background_complete: {a: no}}", "ip: {background_complete: {a: yes}}", "ip.background_complete.a", 1, "a+ b- c-", ""),
    // Without a territory all are meant: the first one limits, the next one widens.
    Row("ip: {licences: [{from: a, to: b}]}", "ip: {licences: [{from: a, to: b, territory: [France]}]}", "ip.licences[0].territory[0]", 1, "a+ b- c0", ""),
    Row("ip: {licences: [{from: a, to: b, territory: [France]}]}", "ip: {licences: [{from: a, to: b, territory: [France, Spain]}]}", "ip.licences[0].territory[1]", 1, "a- b+ c0", ""),
    Row("ip: {licences: [{from: a, to: b, territory: [France, Spain]}]}", "ip: {licences: [{from: a, to: b, territory: [France]}]}", "ip.licences[0].territory[1]", 1, "a+ b- c0", ""),
    Row("ip: {licences: [{from: a, to: b, territory: [France]}]}", "ip: {licences: [{from: a, to: b}]}", "ip.licences[0].territory[0]", 1, "a- b+ c0", ""),
    Row("ip: {exclusive: {to: b, lost_when: Nothing is sold}}", "ip: {exclusive: {to: b}}", "ip.exclusive.lost_when", 1, "a- b+ c-", ""),
    Row("ip: {background: {a: Maps, b: Roads}}", "ip: {background: {a: Maps}}", "ip.background.b", 1, "a- b+ c-", ""),
    Row("ip: {foreground: {ownership: joint, exploitation: {markets: [Europe]}}}", "ip: {foreground: {ownership: joint}}", "ip.foreground.exploitation.markets[0]", 1, "a- b- c-", ""),
    // Liability and rights.
    Row("contract: {cap_on_liability: {a: no}}", "contract: {cap_on_liability: {a: 100000 EUR}}", "contract.cap_on_liability.a", 1, "a+ b- c-", "no limit > 100000 EUR"),
    Row("contract: {cap_on_liability: yes}", "contract: {cap_on_liability: {a: yes, b: no, c: yes}}", "contract.cap_on_liability.b", 1, "a+ b- c+", "b limited > no limit"),
    Row("contract: {indemnity: {a: no}}", "contract: {indemnity: {a: yes}}", "contract.indemnity.a", 1, "a- b+ c+", ""),
    Row("contract: {insurance: {a: no}}", "contract: {insurance: {a: yes}}", "contract.insurance.a", 2, "a- b+ c+", ""),
    Row("contract: {anti_assignment: {b: yes}}", "contract: {anti_assignment: {b: no}}", "contract.anti_assignment.b", 1, "a- b+ c-", ""),
    Row("contract: {change_of_control: {a: yes}}", "contract: {change_of_control: {a: no}}", "contract.change_of_control.a", 1, "a- b+ c+", ""),
    Row("contract: {governing_law: England}", "contract: {governing_law: France}", "contract.governing_law.value", 1, "a? b? c?", ""),
    Row("contract: {most_favored_nation: {b: no}}", "contract: {most_favored_nation: {b: yes}}", "contract.most_favored_nation.b", 1, "a- b+ c-", ""),
    Row("contract: {confidentiality: {a: no}}", "contract: {confidentiality: {a: yes}}", "contract.confidentiality.a", 2, "a- b+ c+", ""),
    Row("contract: {termination_for_convenience: {b: no}}", "contract: {termination_for_convenience: {b: yes}}", "contract.termination_for_convenience.b", 1, "a- b+ c-", ""),
    Row("contract: {termination_for_convenience: {b: no}}", "contract: {termination_for_convenience: {b: 30 days}}", "contract.termination_for_convenience.b", 1, "a- b+ c-", "2027-12-31 > 2026-08-09"),
    // What one text denies all and the other says of one party has changed for that party alone.
    Row("contract: {no_solicit_of_customers: no}", "contract: {no_solicit_of_customers: {a: 1 year}}", "contract.no_solicit_of_customers.a", 1, "a- b+ c+", "none > 2027-07-10"),
    Row("exit: {non_compete: {a: {length: none, reason: Not agreed}}}", "exit: {}", "exit.non_compete.a", 1, "a0 b0 c0", ""),
    // What moves between the contract and another section.
    Row("exit: {notice: 90 days}", "contract: {termination_for_convenience: 90 days' notice}", "contract.termination_for_convenience", 1, "a0 b0 c0", "2026-10-08 > 2026-10-08"),
    Row("contract: {termination_for_convenience: 90 days}", "exit: {notice: 30 days}", "exit.notice", 1, "a= b= c=", "2026-10-08 > 2026-08-09"),
    Row("exit: {non_compete: 6 months}", "contract: {non_compete: 6 months}", "contract.non_compete", 1, "a0 b0 c0", "2027-01-10 > 2027-01-10"),
    Row("exit: {non_compete: {a: 6 months}}", "contract: {non_compete: {a: 12 months}}", "contract.non_compete.a", 1, "a- b+ c+", "2027-01-10 > 2027-07-10"),
    Row("exit: {right_of_first_refusal: yes}", "contract: {right_of_first_refusal: yes}", "contract.right_of_first_refusal", 1, "a0 b0 c0", ""),
    // Twelve months from 10 July 2026 are 10 July 2027, six 10 January; two years 2028, five 2031.
    Row("contract: {warranty_duration: {a: 12 months}}", "contract: {warranty_duration: {a: 6 months}}", "contract.warranty_duration.a.value", 1, "a+ b- c-", "2027-07-10 > 2027-01-10"),
    Row("contract: {confidentiality: {a: 2 years}}", "contract: {confidentiality: {a: 5 years}}", "contract.confidentiality.a.value", 2, "a- b+ c+", "2028-07-10 > 2031-07-10"),
    Row("contract: {liquidated_damages: {a: 1000 EUR}}", "contract: {liquidated_damages: {a: 2000 EUR}}", "contract.liquidated_damages.a.value", 1, "a- b+ c+", ""),
    // Deciding.
    Row("governance: {decisions: [{what: Prices, decides: all}]}", "governance: {decisions: [{what: Prices, decides: a}]}", "governance.decisions[0].decides", 1, "a+ b- c-", "0 > 1"),
    Row("governance: {decisions: [{what: Prices, decides: A committee}]}", "governance: {decisions: [{what: Prices, decides: a}]}", "governance.decisions[0].decides", 1, "a+ b? c?", "0 > 1"),
    // Two of three votes are more than half, so that nobody blocks; against a unanimous vote everybody does.
    Row("governance: {bodies: [{id: board, votes: {a: 1, b: 1, c: 1}, majority: simple}], decisions: [{what: Prices, decides: board}]}", "governance: {bodies: [{id: board, votes: {a: 1, b: 1, c: 1}, majority: unanimous}], decisions: [{what: Prices, decides: board}]}", "governance.bodies.board.majority", 1, "a+ b+ c+", "can be outvoted in 1 of 1 decision > can block 1 of 1 decision"),
    // Of four votes three are more than half: without the two of a there are none.
    Row("governance: {bodies: [{id: board, votes: {a: 1, b: 1, c: 1}, majority: simple}], decisions: [{what: Prices, decides: board}]}", "governance: {bodies: [{id: board, votes: {a: 2, b: 1, c: 1}, majority: simple}], decisions: [{what: Prices, decides: board}]}", "governance.bodies.board.votes.a", 1, "a+ b- c-", "can be outvoted in 1 of 1 decision > can block 1 of 1 decision"),
    Row("governance: {bodies: [{id: board, votes: {a: 2, b: 1, c: 1}, majority: simple}], decisions: [{what: Prices, decides: all}]}", "governance: {bodies: [{id: board, votes: {a: 2, b: 1, c: 1}, majority: simple}], decisions: [{what: Prices, decides: board}]}", "governance.decisions[0].decides", 1, "a+ b- c-", "b can block 1 of 1 decision > can be outvoted in 1 of 1 decision"),
    Row("governance: {integration_lead: {name: Ann}}", "governance: {integration_lead: {name: Ben}}", "governance.integration_lead.name", 3, "a0 b0 c0", ""),
    Row("governance: {amendments: {how: In writing, decides: all}}", "governance: {amendments: {how: In writing, decides: a}}", "governance.amendments.decides", 1, "a+ b- c-", ""),
    Row("gates: [{id: go, due: 2026-09-01, deciders: {a: Ann, b: Ben, c: Cy}}]", "gates: [{id: go, due: 2026-09-01, deciders: {b: Ben, c: Cy}}]", "gates.go.deciders.a", 1, "a- b0 c0", "3 > 2"),
    Row("gates: [{id: go, due: 2026-09-01}]", "gates: [{id: go, due: 2026-12-01}]", "gates.go.due", 1, "a? b? c?", "2026-09-01 > 2026-12-01"),
    Row("gates: [{id: go, due: 2026-09-01}, {id: on, due: 2026-10-01}]", "gates: [{id: go, due: 2026-09-01}]", "gates.on", 1, "a? b? c?", ""),
    Row("conflict: {deadlock: {means: No vote, default: pause}}", "conflict: {deadlock: {means: No vote, default: continue}}", "conflict.deadlock.default", 1, "a? b? c?", ""),
    Row("conflict: {levels: [Managers, Sponsors]}", "conflict: {levels: [Managers]}", "conflict.levels[1]", 2, "a- b- c-", ""),
    Row("conflict: {levels: [{who: Managers, within: 5 days}]}", "conflict: {levels: [{who: Managers}]}", "conflict.levels[0].within", 2, "a- b- c-", "5 days > no limit"),
    Row("metrics: [{id: m, name: M, target: 10, tolerance: 10%}]", "metrics: [{id: m, name: M, target: 10, tolerance: 30%}]", "metrics.m.tolerance", 1, "a? b? c?", ""),
    Row("metrics: [{id: m, name: M, definition: Paid orders}]", "metrics: [{id: m, name: M, definition: Orders}]", "metrics.m.definition", 1, "a? b? c?", ""),
    Row("governance: {service_levels: [{what: Uptime, level: 99%}]}", "governance: {service_levels: [{what: Uptime, level: 95%}]}", "governance.service_levels[0].level", 1, "a? b? c?", ""),
    // Working together.
    Row("communication: {response_time: 2 days}", "communication: {response_time: 5 days}", "communication.response_time", 2, "a- b- c-", ""),
    // Who answers sooner waits no shorter.
    Row("communication: {response_time: {a: 2 days, b: 2 days, c: 2 days}}", "communication: {response_time: {a: 2 days, b: 1 day, c: 2 days}}", "communication.response_time.b", 2, "a+ b0 c+", ""),
    Row("communication: {meetings: [{name: Weekly, cadence: weekly}]}", "communication: {meetings: [{name: Weekly, cadence: monthly}]}", "communication.meetings[0].cadence", 2, "a- b- c-", ""),
    Row("communication: {transparency: {a: [costs, pipeline]}}", "communication: {transparency: {a: [costs]}}", "communication.transparency.a[1]", 2, "a0 b- c-", ""),
    Row("reviews: {health_answers: {a: anonymous}}", "reviews: {health_answers: {a: open}}", "reviews.health_answers.a", 1, "a- b0 c0", "3 > 3"),
    Row("reviews: {health_answers: anonymous}", "reviews: {health_answers: open}", "reviews.health_answers", 1, "a- b- c-", "3 > 1"),
    Row("summary: We lend", "summary: We lend money", "summary", 3, "a0 b0 c0", ""),
];

#[test]
fn every_change_is_told_for_each_party_with_what_it_sees() {
    assert!(ROWS.len() >= 60, "{}", ROWS.len());
    let mut wrong = Vec::new();
    for Row(before, after, place, weight, meant, witness) in ROWS {
        let changes = changes(before, after);
        let told: Vec<String> = changes
            .iter()
            .map(|change| {
                // Seen by the party that is named in front, else by the one that the term is said of, else by the first.
                let named =
                    witness.split_once(' ').map(|(first, _)| first).filter(|it| ["b", "c"].contains(it));
                let own = named.or(change.difference.party.as_deref()).unwrap_or("a");
                let sees = match named {
                    Some(party) => format!("{party} {}", seen(change, party)),
                    None => seen(change, own),
                };
                format!("{} {} {} {sees}", change.difference.name, change.weight, effects(change))
            })
            .collect();
        let wanted = [format!("{place} {weight} {meant} {witness}")];
        if told != wanted {
            wrong.push(format!("{before}\n{after}\n  {told:?}\n  {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_told_of_layout_order_and_equal_values() {
    let same = [
        ("exit: {notice: 1 year}", "exit: {notice: 12 months}"),
        ("exit: {notice: 90 days}", "exit: {notice: {a: 90 days, b: 90 days, c: 90 days}}"),
        (
            "exit: {conditions: [breach, convenience]}",
            "exit: {conditions: [{when: convenience}, {when: breach}]}",
        ),
        ("scope: {included: [Loans, Cards]}", "scope: {included: [Cards, Loans]}"),
        ("gates: [{id: one}, {id: two}]", "gates: [{id: two}, {id: one}]"),
        ("contract: {exclusivity: no}", "contract: {exclusivity: {present: no}}"),
        ("contract: {cap_on_liability: 1 EUR}", "contract: {cap_on_liability: {present: yes, value: 1 EUR}}"),
        ("value: {expected_revenue: '1,000 EUR'}", "value: {expected_revenue: EUR 1000.00}"),
        (
            "deliverables: [{what: A, by: a}, {what: B, by: b}]",
            "deliverables: [{what: B, by: b}, {by: a, what: A}]",
        ),
    ];
    for (before, after) in same {
        assert_eq!(changes(before, after), [], "{before} {after}");
    }
    // Who settles a dispute first is a term.
    assert_eq!(
        changes("conflict: {levels: [Managers, Sponsors]}", "conflict: {levels: [Sponsors, Managers]}").len(),
        2
    );
}

#[test]
fn a_renamed_entry_is_one_change_of_its_id() {
    let before = "gates: [{id: one, due: 2026-09-01, question: Go on?}]";
    let after = "gates: [{id: first, due: 2026-09-01, question: Go on?}]";
    let told: Vec<_> = changes(before, after).iter().map(|it| it.difference.name.to_string()).collect();
    assert_eq!(told, ["gates.first.id"]);
}

#[test]
fn another_id_of_a_party_is_one_change_and_no_other() {
    let both = "exit: {notice: {a: 30 days, b: 60 days, c: 30 days}}\ngovernance: {decisions: [{what: Prices, decides: b}]}";
    let before = partnership(both);
    let text = |text: &str| text.replace("b:", "beta:").replace("decides: b", "decides: beta");
    let after = Repository::load(&Request::Text(format!("{}{TERM}{}", text(HEAD), text(both)).into_bytes()));
    let told = |after: &Partnership| {
        let configuration = Configuration::default();
        let as_of = Date::parse("2026-07-10").unwrap();
        Texts { before: &before.charter, after, registers: &[], configuration: &configuration, as_of }
            .changes()
    };
    let renamed = told(&after.unwrap().partnerships[0]);
    let [only] = renamed.as_slice() else { panic!("{renamed:#?}") };
    assert_eq!((only.difference.name.to_string().as_str(), only.weight), ("parties.beta", 3));
    assert_eq!(effects(only), "a0 beta0 c0");
    // What else has changed is told of the party under its new id, with the place that the text before has.
    let shorter = format!("{}{TERM}{}", text(HEAD), text(both).replace("60 days", "30 days"));
    let shorter = Repository::load(&Request::Text(shorter.into_bytes())).unwrap();
    let changes = told(&shorter.partnerships[0]);
    assert_eq!(changes.len(), 2, "{changes:#?}");
    assert_eq!(effects(&changes[0]), "a- beta+ c-");
    assert_eq!(changes[0].difference.before.as_ref().unwrap().path.to_string(), "exit.notice.b");
    assert_eq!(seen(&changes[0], "beta"), "2026-09-08 > 2026-08-09");
}

#[test]
fn another_word_of_a_list_is_no_wording_to_read() {
    let of = |word: &str| format!("conflict: {{deadlock: {{means: No vote, default: {word}}}}}");
    let changes = changes(&of("exit"), &of("continue"));
    assert!(changes.len() == 1 && !changes[0].is_to_read(), "{changes:?}");
    assert_eq!(changes[0].outcome.as_str(), "direction");
}

#[test]
fn votes_that_are_written_for_the_first_time_are_one_change() {
    let of = |votes: &str| {
        format!(
            "governance: {{bodies: [{{id: board{votes}, majority: simple}}], decisions: [{{what: Prices, decides: board}}]}}"
        )
    };
    let changes = changes(&of(""), &of(", votes: {a: 1, b: 1, c: 1}"));
    assert_eq!(changes.len(), 1, "{changes:#?}");
    // What the votes were before, nobody knows.
    assert_eq!((changes[0].movement.as_str(), effects(&changes[0]).as_str()), ("added", "a? b? c?"));
}

#[test]
fn a_fixed_sum_that_becomes_a_share_depends_on_the_volume() {
    let with = |it: &str| format!("value: {{exchange: [{{from: a, to: b, kind: fee, {it}}}]}}");
    let changes = changes(&with("amount: 10000 EUR"), &with("rate: {percent: 5%, of: net sales}"));
    let told: Vec<String> =
        changes.iter().map(|it| format!("{} {}", it.difference.name, effects(it))).collect();
    assert_eq!(
        told,
        [
            "value.exchange[0].amount a? b? c0",
            "value.exchange[0].rate.of a0 b0 c0",
            "value.exchange[0].rate.percent a? b? c0",
        ]
    );
    assert_eq!(changes[2].depends_on, Some("which volume is reached"));
    // 10,000 EUR are 5% of 200,000 EUR: below it pays less than before.
    assert_eq!(seen(&changes[2], "a"), "10000 EUR at any volume > 10000 EUR at 200000 EUR");
    assert_eq!(seen(&changes[2], "c"), "");
}

#[test]
fn what_moves_to_the_contract_is_one_change_with_both_places() {
    let words = |before: &str, after: &str| {
        let told = changes(before, after);
        let (before, after) = (partnership(before), partnership(after));
        told.iter().map(|it| what(it, &before.charter, &after.charter)).collect::<Vec<_>>()
    };
    assert_eq!(
        words("exit: {notice: 90 days}", "contract: {termination_for_convenience: 90 days}"),
        ["exit notice moved from `exit` to the contract"]
    );
    assert_eq!(
        words("exit: {notice: 90 days}", "contract: {termination_for_convenience: 30 days}"),
        ["exit notice moved from `exit` to the contract, shortened from 90 days to 30 days"]
    );
    // What is denied there, or stands in both, has not moved.
    assert_eq!(words("exit: {notice: 90 days}", "contract: {termination_for_convenience: no}").len(), 2);
    assert_eq!(
        words(
            "exit: {notice: 90 days}",
            "exit: {notice: 90 days}\ncontract: {termination_for_convenience: 90 days}"
        )
        .len(),
        1
    );
}

#[test]
fn words_that_nothing_can_be_calculated_from_are_to_be_read() {
    for (before, after) in [
        ("contract: {cap_on_liability: Once the fee}", "contract: {cap_on_liability: Twice the fee}"),
        ("exit: {ip: Each keeps its own}", "exit: {ip: Each may keep its own}"),
        ("contract: {governing_law: England}", "contract: {governing_law: England and Wales}"),
        ("exit: {conditions: [Any breach]}", "exit: {conditions: [Any material breach]}"),
    ] {
        let changes = changes(before, after);
        assert!(changes.len() == 1 && changes[0].is_to_read(), "{changes:?}");
        assert_eq!(changes[0].approved, Some(false), "{before}");
    }
}

#[test]
fn what_is_equal_under_both_texts_has_no_effect_on_what_is_computed() {
    // The term ends before either notice would.
    let term = "term: {start: 2026-01-01, end: 2026-07-31}\n";
    let changes =
        changes(&format!("{term}exit: {{notice: 90 days}}"), &format!("{term}exit: {{notice: 60 days}}"));
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].outcome.as_str(), "no-effect");
    assert_eq!(seen(&changes[0], "a"), "2026-07-31 > 2026-07-31");
}

#[test]
fn one_sided_after_it_was_mutual_weighs_more() {
    let before = "communication: {response_time: 2 days}";
    let after = "communication: {response_time: {a: 5 days, b: 2 days, c: 2 days}}";
    assert_eq!(changes(before, after)[0].weight, 1);
    assert_eq!(changes(after, &after.replace("5 days", "6 days"))[0].weight, 2);
}

#[test]
fn people_and_names_of_a_party_are_called_what_they_are() {
    let (before, after) = (partnership("exit: {}"), {
        let text = format!("{}{TERM}", HEAD.replace("manager: Ann", "manager: Bo"));
        Repository::load(&Request::Text(text.into_bytes())).unwrap().partnerships.remove(0)
    });
    let told: Vec<String> =
        between(&before, &after).iter().map(|it| what(it, &before.charter, &after.charter)).collect();
    assert_eq!(told, ["partnership manager for Alpha changed from Ann to Bo"]);
}

/// Every place of the charter, as differences name it.
fn places(
    shape: &Shape,
    place: &mut Vec<String>,
    found: &mut BTreeSet<Vec<String>>,
    instead: &mut BTreeSet<Vec<String>>,
) {
    match shape {
        Shape::Plain(_) => _ = found.insert(place.clone()),
        Shape::Each(inner) => places(inner, place, found, instead),
        Shape::List(entry) => {
            found.insert(place.clone());
            places(entry, place, found, instead);
        }
        Shape::Table(table) => {
            match (&table.instead, table.short) {
                (Some(_), None) => _ = found.insert(place.clone()),
                (Some(_), Some(_)) => _ = instead.insert(place.clone()),
                (None, _) => {}
            }
            for key in &table.keys {
                place.push(key.name.to_owned());
                places(&key.shape, place, found, instead);
                place.pop();
            }
            if let Some(rest) = &table.rest {
                places(&rest.value, place, found, instead);
            }
        }
    }
}

#[test]
fn every_place_of_the_charter_is_classified_and_no_other() {
    let mut found = BTreeSet::new();
    let mut instead = BTreeSet::new();
    places(description::of(DocumentKind::Charter), &mut Vec::new(), &mut found, &mut instead);
    let missing: Vec<String> = found
        .iter()
        .filter(|place| terms::at(&place.iter().map(String::as_str).collect::<Vec<_>>()).is_none())
        .map(|place| place.join("."))
        .collect();
    assert!(missing.is_empty(), "no term in src/method/terms/ for: {}", missing.join(", "));
    // Where a value may stand for a whole map, the map may have a term of its own.
    let used: BTreeSet<&str> = found
        .iter()
        .chain(&instead)
        .filter_map(|place| terms::at(&place.iter().map(String::as_str).collect::<Vec<_>>()))
        .map(|term| term.path)
        .collect();
    // Parties as a whole come and go; their map has no place of its own.
    let unused: Vec<&str> = terms::all()
        .map(|term| term.path)
        .filter(|path| !used.contains(path) && *path != "parties")
        .collect();
    assert!(unused.is_empty(), "terms for places that the charter does not have: {}", unused.join(", "));
    for kind in ClauseKind::ALL {
        assert!(terms::at(&["contract", kind.as_str()]).is_some(), "{kind}");
    }
}

#[test]
fn weights_are_from_one_to_three() {
    for term in terms::all() {
        assert!((1..=3).contains(&term.weight) && !term.noun.is_empty(), "{}", term.path);
    }
}
