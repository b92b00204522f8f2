//! The terms of the agreement itself: term, structure, ownership, exit, conflict and gates.

use super::{Roles, Sight, Term, open, shared, term, told};

const LEAVING: Roles = Roles::Party("who leaves", "who is left");
const REMAINING: Roles = Roles::Party("who gives it up", "who receives it");
const BOUND: Roles = Roles::Party("who is bound", "who is protected");
const LICENCE: Roles = Roles::Ends("to", "from");
const DATA: Roles = Roles::Ends("to", "from");
const EXCLUSIVE: Roles = Roles::By("to", "who holds the right", "who grants it or is kept out");
const OWNING: Roles = Roles::Holder("who owns");

/// The terms, in the order of the charter.
pub(super) const TERMS: &[Term] = &[
    told("partner", "header", 3),
    told("id", "id of the partnership", 3),
    told("name", "name of the partnership", 3),
    shared("stage", "stage", 2, "who relies on the checks", b"++", b"00")
        .scaled(&["ended", "winding-down", "discovery", "alignment", "negotiation", "launch", "operation"])
        .one_way()
        .sees(Sight::Commitment),
    shared("kind", "kind of partnership", 2, "who relies on the checks", b"00", b"00")
        .sees(Sight::TopicsAsked),
    told("currency", "currency in which the parties count", 3).named(),
    open("tier", "tier", 2, "what the programme gives at each tier"),
    told("summary", "summary", 3),
    told("reviewed", "date of the last review of the charter", 3),
    open("parties", "party", 1, "what the new list of parties does to each term"),
    told("parties.*", "entry of a party", 3).named(),
    told("parties.name", "name of the party", 3),
    told("parties.country", "country of the party", 3),
    told("parties.sponsor", "executive sponsor", 3).named(),
    told("parties.manager", "partnership manager", 3).named(),
    told("parties.role", "role of the party", 2),
    told("parties.members", "number of members", 2),
    told("parties.joined", "day on which the party joined", 2),
    open(
        "parties.until",
        "last day of the party's own term",
        1,
        "who wants out earlier and who goes on without it",
    ),
    open("parties.affiliates", "affiliate", 2, "who may use what the party receives"),
    open("parties.subcontractors", "subcontractor", 2, "who does the party's part"),
    told("intent.kind", "intent", 3),
    told("intent.statement", "statement of intent", 3),
    told("intent.reviewed", "date of the last review of the intent", 3),
    // The term.
    open("term.start", "start of the term", 1, "who benefits from an early start").sees(Sight::LastDay),
    open("term.length", "length of the term", 1, "who wants out earlier and who invests first")
        .sees(Sight::LastDay),
    told("term.happened", "day of the event", 3),
    open("term.end", "end of the term", 1, "who wants out earlier and who invests first")
        .sees(Sight::LastDay),
    open("term.renewal", "renewal", 1, "who relies on continuity and who might miss the date")
        .sees(Sight::RenewalDay),
    term("term.notice", "notice to refuse renewal", 1, Roles::All("who wants out or is left"), b"00", b"00")
        .both()
        .sees(Sight::RenewalDay),
    // The canvas.
    told("canvas.completed", "date of the canvas", 3),
    told("canvas.together", "who completed the canvas", 3),
    told("canvas.vision", "vision", 3),
    told("canvas.value_proposition", "value proposition", 3),
    told("canvas.goals", "goal", 3),
    told("canvas.goals.goal", "goal", 3),
    told("canvas.goals.metric", "metric of the goal", 3),
    told("canvas.goals.target", "target of the goal", 3),
    told("canvas.goals.due", "date of the goal", 3),
    told("canvas.goals.key_result", "key result of the goal", 3),
    told("canvas.success_means", "what success means", 3),
    term(
        "canvas.non_negotiables",
        "non-negotiable",
        2,
        Roles::Party("who insists", "who must respect it"),
        b"+-",
        b"+-",
    ),
    term(
        "canvas.exclusivity.expects",
        "exclusivity expected",
        2,
        Roles::Party("who expects it", "who is to be bound"),
        b"+-",
        b"+-",
    ),
    term("canvas.exclusivity.grants", "exclusivity granted", 1, BOUND, b"-+", b"-+")
        .sees(Sight::ExclusiveUntil),
    told("canvas.constraints", "constraint", 3),
    told("canvas.decides", "internal approval process", 3),
    told("canvas.horizon", "payback horizon", 3),
    term("canvas.effort", "effort", 2, Roles::Party("who makes the effort", "who benefits"), b"-+", b"-+")
        .scaled(&["low", "medium", "high"]),
    told("canvas.incentives", "sales incentive", 3),
    // Structure and legal form.
    told("model.objective", "objective", 3),
    open("model.structure", "structure", 1, "who wants the deeper commitment"),
    open("model.legal_form", "legal form", 1, "who wants the deeper commitment"),
    open("model.binding", "binding clause", 1, "who relies on the clause and whom it binds"),
    told("model.criteria.**", "rating of a criterion", 3),
    told("model.facts.**", "knock-out fact", 3),
    open("model.migration.to", "structure to migrate to", 2, "who wants the deeper commitment"),
    open("model.migration.when", "condition of the migration", 2, "who wants the deeper commitment"),
    term(
        "model.board.seats",
        "seats on the board",
        1,
        Roles::Party("who has the seats", "who can be outvoted"),
        b"+-",
        b"+-",
    )
    .sees(Sight::BoardMajority),
    open(
        "model.board.deadlock_breaker",
        "deadlock-breaker of the board",
        1,
        "whom the deadlock-breaker favours",
    ),
    term("model.equity", "shares", 1, Roles::Party("who owns them", "who owns the rest"), b"+0", b"+0")
        .split()
        .sees(Sight::Majority),
    open(
        "model.contributions",
        "contribution to the joint venture",
        1,
        "how the shares follow the contributions",
    ),
    told("model.contributions.kind", "kind of contribution", 2),
    open("model.contributions.weight", "weight of the contribution", 1, "who contributes most of it"),
    // Scope.
    open("scope.included", "scope", 1, "who does the work and who pays for it"),
    open("scope.excluded", "exclusion from scope", 1, "who would do the work and who would pay for it"),
    open("scope.vat", "value-added tax", 1, "who bears the tax"),
    told("scope.data_consent", "consent to the use of data", 2),
    term(
        "scope.regulatory_duties",
        "duty towards regulators",
        1,
        Roles::Party("who carries it", "who is spared"),
        b"-+",
        b"-+",
    ),
    term("scope.data", "data that passes", 1, DATA, b"+-", b"+-"),
    told("scope.data.what", "which data passes", 1),
    term("scope.data.from", "who gives the data", 1, Roles::Holder("who gives it"), b"-+", b"-+"),
    term("scope.data.to", "who receives the data", 1, Roles::Holder("who receives it"), b"+-", b"+-"),
    open("scope.data.classes", "class of data", 1, "who answers for the data"),
    open("scope.data.purpose", "purpose of data", 1, "who uses the data and who answers for it"),
    open("scope.data.basis", "legal basis", 1, "who answers for the data"),
    open("scope.data.role", "role of who receives the data", 1, "who answers for the data"),
    term("scope.data.retention", "retention of passed data", 1, DATA, b"+-", b"00"),
    term("scope.data.deletion", "time to delete passed data", 1, DATA, b"+-", b"-+"),
    term("scope.data.breach_notice", "deadline to report a breach", 1, DATA, b"+-", b"-+"),
    term("scope.data.onward", "right to pass data on", 1, DATA, b"+-", b"00").scaled(&[
        "none",
        "with-consent",
        "free",
    ]),
    // Intellectual property.
    term("ip.background", "background IP", 1, Roles::Party("who gives it", "who uses it"), b"00", b"-+"),
    term(
        "ip.background_complete",
        "closed list of background IP",
        1,
        Roles::Party("who gives it", "who uses it"),
        b"+-",
        b"00",
    )
    .scaled(&["no", "yes"])
    .otherwise("no"),
    term("ip.foreground.ownership", "ownership of foreground IP", 1, OWNING, b"+-", b"+-"),
    term("ip.foreground.exploitation.who", "who may use foreground IP", 1, OWNING, b"+-", b"+-"),
    shared(
        "ip.foreground.exploitation.markets",
        "market for foreground IP",
        1,
        "who may use it",
        b"++",
        b"++",
    ),
    shared(
        "ip.foreground.exploitation.length",
        "length of use of foreground IP",
        1,
        "who may use it",
        b"++",
        b"++",
    ),
    shared("ip.foreground.patent_promise", "promise not to use patents", 1, "who relies on it", b"++", b"++")
        .scaled(&["while-member", "all"]),
    term("ip.licences", "licence", 1, LICENCE, b"+-", b"+-"),
    term("ip.licences.from", "licensor", 1, Roles::Holder("who gives the licence"), b"-+", b"-+"),
    term("ip.licences.to", "licensee", 1, Roles::Holder("who receives the licence"), b"+-", b"+-"),
    term("ip.licences.scope", "scope of the licence", 1, LICENCE, b"+-", b"+-"),
    term("ip.licences.length", "length of the licence", 1, LICENCE, b"+-", b"00").sees(Sight::LicenceEnds),
    term("ip.licences.sublicensing", "right to sublicense", 1, LICENCE, b"+-", b"00")
        .scaled(&["no", "yes"])
        .otherwise("no"),
    term("ip.licences.survives_non_payment", "licence without payment", 1, LICENCE, b"+-", b"00")
        .scaled(&["no", "yes"])
        .otherwise("no"),
    term("ip.licences.field", "field of the licence", 1, LICENCE, b"00", b"+-").limit(),
    term("ip.licences.territory", "territory of the licence", 1, LICENCE, b"00", b"+-").limit(),
    term("ip.licences.reverts", "reversion of the licence", 1, LICENCE, b"00", b"-+"),
    term("ip.licences.first_negotiation", "right of first negotiation", 1, LICENCE, b"+-", b"+-"),
    term("ip.licences.escrow", "escrow", 1, LICENCE, b"00", b"+-"),
    term("ip.exclusive.field", "field of the exclusive right", 1, EXCLUSIVE, b"00", b"+-").limit(),
    term("ip.exclusive.territory", "territory of the exclusive right", 1, EXCLUSIVE, b"00", b"+-").limit(),
    term("ip.exclusive.lost_when", "loss of the exclusive right", 1, EXCLUSIVE, b"00", b"-+"),
    term("ip.exclusive.to", "holder of the exclusive right", 1, Roles::Holder("who holds it"), b"+-", b"+-"),
    open("ip.exclusive.paid_by", "what is given for the exclusive right", 1, "what each party gives for it"),
    term("nda", "date of the non-disclosure agreement", 2, Roles::All("who discloses"), b"00", b"++"),
    // Exit.
    term("exit.right", "right to exit", 1, LEAVING, b"+-", b"00")
        .scaled(&["none", "as-agreed"])
        .otherwise("as-agreed")
        .sees(Sight::FirstDayOut),
    term("exit.notice", "exit notice", 1, LEAVING, b"-+", b"+-").sees(Sight::FirstDayOut),
    term("exit.not_before", "earliest day of an exit", 1, LEAVING, b"-+", b"-+").sees(Sight::FirstDayOut),
    term("exit.conditions", "exit trigger", 1, LEAVING, b"+-", b"+-"),
    term("exit.conditions.when", "exit trigger", 1, LEAVING, b"+-", b"+-"),
    term("exit.conditions.notice", "notice for an exit trigger", 1, LEAVING, b"-+", b"00"),
    term(
        "exit.cure",
        "cure period",
        1,
        Roles::Party("who is in breach", "who suffers the breach"),
        b"+-",
        b"+-",
    )
    .sees(Sight::CureDay),
    term("exit.expulsion", "expulsion", 1, Roles::All("who is expelled or expels"), b"00", b"00").both(),
    term("exit.expulsion.decides", "who decides an expulsion", 1, Roles::Holder("who decides"), b"+-", b"+-"),
    shared("exit.expulsion.hearing", "hearing before an expulsion", 1, "who might be expelled", b"++", b"++")
        .scaled(&["no", "yes"])
        .otherwise("no"),
    shared("exit.expulsion.appeal", "appeal against an expulsion", 1, "who might be expelled", b"++", b"++"),
    open("exit.others", "what the others do when one exits", 1, "who would exit and who would stay"),
    open("exit.ip", "IP at the end", 1, "who keeps the IP"),
    open("exit.assets", "shared assets at the end", 1, "who keeps the assets"),
    open("exit.assets.terms", "shared assets at the end", 1, "who keeps the assets"),
    term(
        "exit.assets.falls_to",
        "who keeps the shared assets",
        1,
        Roles::Holder("who keeps them"),
        b"+-",
        b"+-",
    ),
    open("exit.name", "names and accounts at the end", 1, "who keeps the names and accounts"),
    open("exit.name.terms", "names and accounts at the end", 1, "who keeps the names and accounts"),
    term(
        "exit.name.falls_to",
        "who keeps the names and accounts",
        1,
        Roles::Holder("who keeps them"),
        b"+-",
        b"+-",
    ),
    open("exit.data", "shared data at the end", 1, "who gave the data and who uses it"),
    shared("exit.data.handover", "time to hand over data", 1, "who waits for its data", b"--", b"++"),
    term(
        "exit.data.deletion",
        "time to delete data",
        1,
        Roles::Fact("who gave the data and who uses it"),
        b"00",
        b"00",
    )
    .sees(Sight::DeletedBy),
    open("exit.data.retention", "retention of data", 1, "who gave the data and who uses it"),
    open("exit.customers", "joint customers at the end", 1, "who keeps the customers"),
    term(
        "exit.transition",
        "transition support",
        1,
        Roles::Party("who must give it", "who needs it"),
        b"-+",
        b"-+",
    )
    .sees(Sight::SupportEnds),
    term(
        "exit.right_of_first_refusal",
        "right of first refusal",
        1,
        Roles::Party("who remains", "who sells"),
        b"+-",
        b"00",
    )
    .scaled(&["no", "yes"])
    .otherwise("no"),
    term("exit.non_compete", "non-compete", 1, BOUND, b"-+", b"-+").sees(Sight::CompetesAgain),
    term("exit.non_compete.length", "non-compete", 1, BOUND, b"-+", b"-+").sees(Sight::CompetesAgain),
    told("exit.non_compete.reason", "reason for the non-compete", 3),
    open("exit.buyout", "buyout", 1, "who buys and who sells"),
    open("exit.valuation", "valuation of a buyout", 1, "who buys and who sells"),
    open("exit.dissolution", "dissolution of the joint body", 1, "who wants the body to end"),
    open("exit.data_migration", "migration of data", 1, "who waits for its data"),
    open("exit.acceptance", "acceptance of the project", 1, "who delivers and who accepts"),
    term("exit.penalties", "exit penalty", 1, LEAVING, b"-+", b"-+").sees(Sight::PriceOfExit),
    open("exit.fulfilled", "when the purpose is fulfilled", 1, "who wants the partnership to go on"),
    term("exit.continuity", "protection of customers and staff", 1, REMAINING, b"00", b"00"),
    told("exit.reviewed", "date of the last review of the exit", 3),
    // Disputes.
    shared("conflict.levels", "level of the conflict protocol", 2, "who waits for a decision", b"00", b"++"),
    told("conflict.levels.who", "who settles a dispute", 2).named(),
    shared("conflict.levels.within", "time limit of a level", 2, "who waits for a decision", b"--", b"++")
        .sees(Sight::LongestDispute),
    told("conflict.cooling_off", "cooling-off period", 2),
    shared("conflict.confidential", "confidentiality of disputes", 2, "who has a dispute", b"++", b"00")
        .scaled(&["no", "yes"])
        .otherwise("no"),
    open("conflict.deadlock", "deadlock", 1, "who wants to carry on in a deadlock"),
    open("conflict.deadlock.means", "what counts as deadlock", 1, "who wants to carry on in a deadlock"),
    open("conflict.deadlock.default", "default in a deadlock", 1, "who wants to carry on in a deadlock"),
    // Gates.
    open("gates", "gate", 1, "which party would use the gate to leave"),
    told("gates.id", "id of the gate", 3),
    told("gates.name", "name of the gate", 3),
    open("gates.after", "day of the gate", 1, "which party would use the gate to leave").sees(Sight::GateDay),
    open("gates.due", "day of the gate", 1, "which party would use the gate to leave").sees(Sight::GateDay),
    told("gates.happened", "day of the event", 3),
    told("gates.question", "question of the gate", 2),
    open("gates.criteria", "criterion of the gate", 1, "which party would use the gate to leave"),
    told("gates.evidence", "evidence at the gate", 2),
    term(
        "gates.deciders",
        "decision-maker at the gate",
        1,
        Roles::Party("who decides", "who decides with it"),
        b"00",
        b"+0",
    )
    .named()
    .sees(Sight::GateVotes),
    open("gates.if_missed", "what follows a missed gate", 1, "which party wants to carry on")
        .sees(Sight::Commitment),
];
