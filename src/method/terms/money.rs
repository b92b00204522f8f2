//! The terms about money, work and what each side puts in.

use super::{Roles, Sight, Term, open, shared, term, told};

const PAYING: Roles = Roles::Ends("to", "from");
const SPENDING: Roles = Roles::Party("who spends", "who benefits");
const EARNING: Roles = Roles::Party("who is paid", "who is paid the rest");
const BOUND: Roles = Roles::Party("who is bound", "who is protected");
const DELIVERING: Roles = Roles::By("by", "who delivers", "who receives");

/// The terms, in the order of the charter.
pub(super) const TERMS: &[Term] = &[
    term("value.exchange", "exchange", 1, PAYING, b"+-", b"+-").sees(Sight::Return),
    term("value.exchange.from", "who gives", 1, Roles::Holder("who gives"), b"-+", b"-+").sees(Sight::Return),
    term("value.exchange.to", "who receives", 1, Roles::Holder("who receives"), b"+-", b"+-")
        .sees(Sight::Return),
    told("value.exchange.kind", "kind of exchange", 2),
    term("value.exchange.terms", "terms of the exchange", 1, PAYING, b"+-", b"00"),
    term("value.exchange.amount", "amount of the exchange", 1, PAYING, b"+-", b"+-").sees(Sight::Return),
    term("value.exchange.rate.percent", "percent of the base", 1, PAYING, b"+-", b"+-").sees(Sight::Paid),
    term("value.exchange.rate.amount", "amount for each unit", 1, PAYING, b"+-", b"+-").sees(Sight::Paid),
    term("value.exchange.rate.of", "base of the rate", 1, PAYING, b"+-", b"00"),
    open("value.exchange.rate.steps", "step of the rate", 1, "which volume or year is reached")
        .sees(Sight::Paid),
    open("value.exchange.rate.steps.above", "volume of the step", 1, "which volume is reached")
        .sees(Sight::Paid),
    open("value.exchange.rate.steps.year", "year of the step", 1, "whether the rate rises or falls")
        .sees(Sight::Paid),
    term("value.exchange.rate.steps.percent", "percent of the step", 1, PAYING, b"+-", b"+-")
        .sees(Sight::Paid),
    term("value.exchange.rate.steps.amount", "amount of the step", 1, PAYING, b"+-", b"+-").sees(Sight::Paid),
    open("value.exchange.rate.steps_apply", "reach of the steps", 1, "whether the rate rises or falls")
        .sees(Sight::Paid),
    open("value.exchange.rate.counts", "period of the rate", 1, "how the volume spreads over the years")
        .sees(Sight::Paid),
    term("value.exchange.rate.minimum", "minimum of the rate", 1, PAYING, b"+-", b"+-")
        .sees(Sight::LeastPaid),
    term("value.exchange.rate.cap", "cap of the rate", 1, PAYING, b"+-", b"-+").sees(Sight::CapReached),
    term("value.exchange.due", "day of the payment", 1, PAYING, b"-+", b"00").sees(Sight::LatestDay),
    told("value.exchange.happened", "day of the event", 3),
    told("value.exchange.margin", "margin of the giver", 3),
    term("value.costs", "own cost", 1, SPENDING, b"-+", b"-+").sees(Sight::Return),
    told("value.costs.item", "item of cost", 3),
    term("value.costs.amount", "own cost", 1, SPENDING, b"-+", b"-+").sees(Sight::Return),
    told("value.intangibles", "intangible benefit", 3),
    told("value.intangibles.kind", "intangible benefit", 3),
    told("value.intangibles.rating", "rating of an intangible benefit", 3),
    told("value.share_of_annual_resources", "share of annual resources", 3),
    told("value.share_of_management_time", "share of management time", 3),
    shared("value.expected_revenue", "expected revenue", 1, "who shares in it", b"++", b"00")
        .sees(Sight::RevenueShare),
    term("value.revenue_split", "share of revenue", 1, EARNING, b"+0", b"+0")
        .split()
        .sees(Sight::RevenueShare),
    term("value.management_cost", "management cost", 1, SPENDING, b"-0", b"00").sees(Sight::NetRevenue),
    told("value.term_sheet", "date of the term sheet", 3),
    term("value.minimums", "minimum commitment", 1, BOUND, b"-+", b"-+").sees(Sight::MinimumOfYear),
    term("value.minimums.what", "subject of the minimum commitment", 1, BOUND, b"-+", b"00")
        .sees(Sight::MinimumOfYear),
    term("value.minimums.amount", "minimum commitment", 1, BOUND, b"-+", b"-+").sees(Sight::MinimumOfYear),
    term(
        "value.minimums.orders_may_be_refused",
        "right to refuse orders that count",
        1,
        Roles::Party("who must order", "who supplies"),
        b"-+",
        b"00",
    )
    .scaled(&["no", "yes"])
    .otherwise("no"),
    open("value.levels", "level of the programme", 1, "who earns the level and who pays for it"),
    told("value.levels.name", "name of the level", 3),
    told("value.levels.metric", "metric of the level", 2),
    open("value.levels.at_least", "threshold of the level", 1, "who earns the level and who pays for it"),
    open("value.levels.rate", "rate of the level", 1, "who earns the level and who pays for it"),
    open("value.levels.of", "base of the level's rate", 1, "who earns the level and who pays for it"),
    open("value.levels.benefits", "benefit of the level", 1, "who earns the level and who pays for it"),
    told("value.documented", "date on which the exchange was documented", 3),
    shared(
        "value.protections.brand_veto",
        "veto for the sake of the brand",
        1,
        "whose brand it is",
        b"++",
        b"00",
    )
    .scaled(&["no", "yes"])
    .otherwise("no"),
    term(
        "value.protections.priority_shift_notice",
        "notice of a change in priorities",
        2,
        Roles::All("who shifts or relies"),
        b"00",
        b"00",
    )
    .both(),
    open("value.protections.tiered_split", "tiered split", 1, "who does which part of the work"),
    term(
        "resources.*.people",
        "people",
        1,
        Roles::Party("who provides them", "who relies on them"),
        b"-+",
        b"-+",
    ),
    term(
        "resources.*.budget",
        "budget",
        1,
        Roles::Party("who provides it", "who relies on it"),
        b"-+",
        b"-+",
    ),
    term(
        "resources.*.time",
        "share of time",
        1,
        Roles::Party("who provides it", "who relies on it"),
        b"-+",
        b"-+",
    ),
    told("resources.*.lead", "lead", 3).named(),
    term(
        "resources.*.lead_level",
        "seniority of the lead",
        2,
        Roles::Party("who provides the lead", "who relies on the lead"),
        b"-+",
        b"00",
    )
    .scaled(&["junior", "manager", "director", "vp", "c-level"]),
    term("deliverables", "deliverable", 1, DELIVERING, b"-+", b"-+"),
    told("deliverables.what", "what is delivered", 1),
    term("deliverables.by", "who delivers", 1, Roles::Holder("who delivers"), b"-+", b"-+"),
    term("deliverables.due", "day of delivery", 1, DELIVERING, b"+-", b"-+").sees(Sight::LatestDay),
    told("deliverables.happened", "day of the event", 3),
    term("deliverables.payment", "payment for a deliverable", 1, DELIVERING, b"+-", b"+-"),
    term("deliverables.acceptance", "acceptance of a deliverable", 1, DELIVERING, b"-+", b"-+"),
    told("deliverables.delivered", "day on which it was delivered", 3),
    told("joint_plan", "goal of the quarter", 3),
    told("joint_plan.goal", "goal of the quarter", 3),
    told("joint_plan.metric", "metric of the goal", 3),
    told("joint_plan.target", "target of the goal", 3),
    told("joint_plan.due", "date of the goal", 3),
    told("joint_plan.key_result", "key result of the goal", 3),
    open("growth", "growth motion", 1, "who works on it and who earns from it"),
    told("growth.kind", "kind of growth motion", 2),
    told("growth.what", "what is done", 2),
    term("growth.by", "who works on it", 1, Roles::Holder("who works on it"), b"-+", b"-+"),
    told("growth.audience", "audience", 2),
    open("growth.lead_sharing", "sharing of leads", 1, "who brings the leads and who follows them up"),
    open("growth.qualification", "qualification of leads", 1, "who brings the leads and who follows them up"),
    open("growth.terms.words", "commercial terms", 1, "who pays and who is paid"),
    open("growth.terms.referral_fee", "referral fee", 1, "who refers and who pays"),
    open("growth.terms.resale_discount", "discount for a reseller", 1, "who resells and who supplies"),
    open("growth.terms.compensation", "sales compensation", 2, "whose sales people are paid"),
    open("growth.trial.length", "length of the trial", 1, "who wants the full launch"),
    open("growth.trial.go_no_go", "criterion of the trial", 1, "who wants the full launch"),
    open("growth.ip", "IP of a joint development", 1, "who owns the IP"),
    term(
        "growth.budget",
        "budget of a growth motion",
        1,
        Roles::By("by", "who works on it", "who pays"),
        b"+0",
        b"00",
    ),
    term("growth.revenue_split", "share of revenue of a growth motion", 1, EARNING, b"+0", b"+0").split(),
    open("referrals.terms", "terms of referrals", 1, "who refers and who pays"),
    told("referrals.tracking", "tracking of referrals", 2),
    open("referrals.reward", "reward for a referral", 1, "who refers and who pays"),
    told("narrative", "joint value proposition", 3),
];
