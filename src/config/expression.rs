//! The conditions of own rules: expressions of the Common Expression Language, checked when they are read and bounded in
//! what they can cost.
//!
//! Nothing outside this file names the crate behind it.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, LazyLock};

use cel::common::ast::{EntryExpr, Expr, LiteralValue, SourceInfo, operators};
use cel::objects::{Key, Map};
use cel::parser::Parser;
use cel::{Context, Env, ExecutionError, IdedExpr, Value};

use crate::document::suggestion;
use crate::yaml::{Step, YamlPath};

/// The variables that an expression may name.
pub(super) const VARIABLES: [&str; 4] = ["charter", "as_of", "stage", "parties"];

/// The functions that an expression may call, beside operators and `has`, `all`, `exists`, `exists_one`, `map`, `filter`.
const FUNCTIONS: [&str; 11] = [
    "size",
    "contains",
    "startsWith",
    "endsWith",
    "matches",
    "int",
    "uint",
    "double",
    "string",
    "type",
    "dyn",
];

/// The most bytes of an expression.
const MOST_BYTES: usize = 2000;
/// The most levels of brackets, calls and operators.
const MOST_DEPTH: u16 = 32;
/// The most steps inside each other: a chain of names or calls is deep, too.
const MOST_LEVELS: usize = 64;
/// Room for the parser, far more than an expression within these bounds takes.
const PARSER_STACK: usize = 64 * 1024 * 1024;
/// What to do about an expression that is too much.
const TWO: &str = "make two rules of it";
/// The most loops (`all`, `exists`, `map`, `filter`) of an expression, and how deep they may stand in each other.
const MOST_LOOPS: usize = 8;
const MOST_NESTED: usize = 3;
/// The most `+`: each can double a text or a list.
const MOST_SUMS: usize = 8;
/// The most steps of the innermost loop.
const MOST_STEPS: usize = 1_000_000;

/// An expression that can be worked out.
#[derive(Debug)]
pub struct Expression {
    /// As written.
    pub text: String,
    tree: IdedExpr,
    nested: usize,
    sums: usize,
    widest_literal: usize,
    /// The places of the charter that it looks at, each with all that stands there.
    places: BTreeSet<Vec<Step>>,
}

/// What is wrong with an expression, and at which of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) help: String,
}

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// It cannot be told, and why.
    Unknown(String),
}

/// Plain data for expressions.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum {
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with a point.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A list.
    List(Vec<Datum>),
    /// Names and what they stand for.
    Map(Vec<(String, Datum)>),
}

/// What an expression is worked out over.
#[derive(Debug, Clone)]
pub struct Facts {
    variables: Vec<(&'static str, Value)>,
    /// How many entries the largest list or map has.
    widest: usize,
}

impl Facts {
    /// The charter, the day and the stage as they are written, and the ids of the parties.
    #[must_use]
    pub fn new(charter: Datum, as_of: String, stage: String, parties: Vec<String>) -> Self {
        let parties = Datum::List(parties.into_iter().map(Datum::Text).collect());
        let widest = charter.widest().max(parties.widest());
        let values = [charter, Datum::Text(as_of), Datum::Text(stage), parties].map(Value::from);
        Self { variables: VARIABLES.into_iter().zip(values).collect(), widest }
    }
}

impl Datum {
    fn widest(&self) -> usize {
        match self {
            Self::List(items) => items.iter().map(Self::widest).fold(items.len(), usize::max),
            Self::Map(entries) => entries.iter().map(|(_, it)| it.widest()).fold(entries.len(), usize::max),
            _ => 1,
        }
    }
}

impl From<Datum> for Value {
    fn from(datum: Datum) -> Self {
        match datum {
            Datum::Text(text) => Self::String(Arc::new(text)),
            Datum::Whole(number) => Self::Int(number),
            Datum::Number(number) => Self::Float(number),
            Datum::Flag(flag) => Self::Bool(flag),
            Datum::List(items) => Self::List(Arc::new(items.into_iter().map(Self::from).collect())),
            Datum::Map(entries) => {
                let entry = |(name, datum)| (Key::String(Arc::new(name)), Self::from(datum));
                Self::Map(Map { map: Arc::new(entries.into_iter().map(entry).collect()) })
            }
        }
    }
}

static STANDARD: LazyLock<Arc<Env>> = LazyLock::new(|| Arc::new(Env::stdlib()));

impl Expression {
    /// Reads an expression: its syntax, the names it uses, and what it can cost.
    pub(super) fn compile(text: &str) -> Result<Self, Vec<Fault>> {
        if text.len() > MOST_BYTES {
            return refused(0, format!("the expression has more than {MOST_BYTES} bytes"));
        }
        if let Some(at) = too_deep(text) {
            return refused(
                at,
                format!("the expression has more than {MOST_DEPTH} brackets inside each other"),
            );
        }
        // The parser goes down many steps for one level; it gets room of its own for that.
        let owned = text.to_owned();
        let room = std::thread::Builder::new().stack_size(PARSER_STACK);
        let compiled = room.spawn(move || Self::parse(&owned)).map(std::thread::JoinHandle::join);
        match compiled {
            Ok(Ok(compiled)) => compiled,
            // A mistake of the parser must not end the run.
            Ok(Err(_)) | Err(_) => refused(0, "the expression cannot be read".to_owned()),
        }
    }

    fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let parser = Parser::new().max_recursion_depth(MOST_DEPTH);
        let parsed = parser.parse_with_source_info(text);
        let (tree, places) = parsed
            .map_err(|errors| errors.errors.iter().map(|error| syntax(text, error)).collect::<Vec<_>>())?;
        let mut survey = Survey {
            places: &places,
            faults: Vec::new(),
            loops: 0,
            nested: 0,
            widest: 0,
            depth: 0,
            seen: BTreeSet::new(),
        };
        survey.look(&tree, &mut Vec::new(), 0);
        let Survey { mut faults, loops, nested, widest, seen, .. } = survey;
        let sums = text.matches('+').count();
        for (count, most, what) in [
            (loops, MOST_LOOPS, "loops"),
            (nested, MOST_NESTED, "loops inside each other"),
            (sums, MOST_SUMS, "sums"),
        ] {
            if count > most {
                let message = format!("the expression has {count} {what}, and {most} are the most");
                faults.push(Fault { at: 0, message, help: TWO.to_owned() });
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self { text: text.to_owned(), tree, nested, sums, widest_literal: widest, places: seen })
    }

    /// Which of these places it looks at: one that it names, one around it, or one that lies in it.
    #[must_use]
    pub fn rests_on<'a>(&self, places: &'a [YamlPath]) -> Vec<&'a YamlPath> {
        let meets = |one: &[Step], other: &[Step]| one.iter().zip(other).all(|(one, other)| one == other);
        places.iter().filter(|place| self.places.iter().any(|seen| meets(seen, place.steps()))).collect()
    }

    /// Whether it holds. What the facts do not say makes it unknown, neither true nor false.
    #[must_use]
    pub fn holds(&self, facts: &Facts) -> Answer {
        let width = facts.widest.max(self.widest_literal).saturating_mul(self.sums + 1);
        let steps = u32::try_from(self.nested).map_or(usize::MAX, |nested| width.saturating_pow(nested));
        if steps > MOST_STEPS {
            return Answer::Unknown(format!(
                "the loops could take {steps} steps, and {MOST_STEPS} are the most"
            ));
        }
        let mut context = Context::with_env(Arc::clone(&STANDARD));
        for (name, value) in &facts.variables {
            context.add_variable_from_value(*name, value.clone());
        }
        match catch_unwind(AssertUnwindSafe(|| Value::resolve(&self.tree, &context))) {
            Ok(Ok(Value::Bool(true))) => Answer::True,
            Ok(Ok(Value::Bool(false))) => Answer::False,
            Ok(Ok(other)) => {
                Answer::Unknown(format!("the expression gives a {}, not true or false", other.type_of()))
            }
            Ok(Err(error)) => Answer::Unknown(reason(&error)),
            Err(_) => Answer::Unknown("the expression cannot be evaluated".to_owned()),
        }
    }
}

fn refused<T>(at: usize, message: String) -> Result<T, Vec<Fault>> {
    Err(vec![Fault { at, message, help: TWO.to_owned() }])
}

/// The byte at which brackets lie too deep inside each other; those in texts count, too.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > usize::from(MOST_DEPTH) {
            return Some(at);
        }
    }
    None
}

/// Why an expression came to nothing, in the words of the file.
fn reason(error: &ExecutionError) -> String {
    match error {
        ExecutionError::NoSuchKey(key) => format!("there is no `{key}`"),
        ExecutionError::IndexOutOfBounds(_) => "a list has fewer entries".to_owned(),
        ExecutionError::NoSuchOverload(overload) => {
            let kinds = overload.argument_types().join(" and ");
            format!("`{}` cannot be done with {kinds}", operator(overload.function()))
        }
        ExecutionError::DivisionByZero(_) | ExecutionError::RemainderByZero(_) => {
            "it divides by zero".to_owned()
        }
        ExecutionError::Overflow(..) => "a number is too large".to_owned(),
        // What others say may show whole values; a kind is enough.
        _ => "its values are of different types".to_owned(),
    }
}

/// An operator as it is written: `_>=_` is `>=`.
fn operator(name: &str) -> &str {
    name.trim_matches(['_', '@'])
}

fn syntax(text: &str, error: &cel::ParseError) -> Fault {
    let (line, column) = error.pos;
    let line = usize::try_from(line).unwrap_or(1).max(1);
    let column = usize::try_from(column).unwrap_or(1).max(1);
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    let within: usize = rest.chars().take(column - 1).map(char::len_utf8).sum();
    let said = error.msg.lines().next().unwrap_or_default();
    let said = said.strip_prefix("Syntax error: ").unwrap_or(said);
    let said: String = said.chars().take(160).collect();
    Fault {
        at: before + within,
        message: format!("the expression cannot be read: {said}"),
        help: "write for example `!has(charter.nda)`".to_owned(),
    }
}

/// Walks an expression: which names it uses, and how its loops stand in each other.
struct Survey<'e> {
    places: &'e SourceInfo,
    faults: Vec<Fault>,
    loops: usize,
    nested: usize,
    widest: usize,
    /// How deep the node that is looked at lies.
    depth: usize,
    seen: BTreeSet<Vec<Step>>,
}

impl<'e> Survey<'e> {
    /// `bound` are the variables of the loops around, `loops` is their number.
    fn look(&mut self, node: &'e IdedExpr, bound: &mut Vec<&'e str>, loops: usize) {
        self.depth += 1;
        if self.depth > MOST_LEVELS {
            if self.faults.is_empty() {
                self.fault(
                    node,
                    format!("the expression has more than {MOST_LEVELS} steps inside each other"),
                    TWO.to_owned(),
                );
            }
        } else {
            self.look_inside(node, bound, loops);
        }
        self.depth -= 1;
    }

    fn look_inside(&mut self, node: &'e IdedExpr, bound: &mut Vec<&'e str>, loops: usize) {
        match &node.expr {
            Expr::Unspecified | Expr::Literal(_) => {}
            Expr::Ident(name) => self.variable(node, name, bound),
            Expr::Select(_) | Expr::Call(_) if place_of(node, bound).is_some() => {
                self.seen.extend(place_of(node, bound));
            }
            Expr::Select(select) => self.look(&select.operand, bound, loops),
            Expr::Call(call) => {
                self.function(node, &call.func_name);
                for part in call.target.iter().map(AsRef::as_ref).chain(&call.args) {
                    self.look(part, bound, loops);
                }
            }
            Expr::List(list) => {
                self.widest = self.widest.max(list.elements.len());
                for part in &list.elements {
                    self.look(part, bound, loops);
                }
            }
            Expr::Map(map) => {
                self.widest = self.widest.max(map.entries.len());
                for entry in &map.entries {
                    if let EntryExpr::MapEntry(entry) = &entry.expr {
                        self.look(&entry.key, bound, loops);
                        self.look(&entry.value, bound, loops);
                    }
                }
            }
            Expr::Struct(made) => {
                let message = format!("`{}` cannot be built here", made.type_name);
                self.fault(node, message, "compare with plain values".to_owned());
            }
            Expr::Comprehension(looped) => {
                self.loops += 1;
                self.nested = self.nested.max(loops + 1);
                self.look(&looped.iter_range, bound, loops);
                let outside = bound.len();
                bound.push(&looped.iter_var);
                bound.extend(looped.iter_var2.as_deref());
                bound.push(&looped.accu_var);
                for part in [&looped.accu_init, &looped.loop_cond, &looped.loop_step, &looped.result] {
                    self.look(part, bound, loops + 1);
                }
                bound.truncate(outside);
            }
        }
    }

    fn variable(&mut self, node: &IdedExpr, name: &str, bound: &[&str]) {
        match name {
            _ if bound.contains(&name) => {}
            "charter" => {
                self.seen.insert(Vec::new());
            }
            // What they say comes from the sections of their name.
            "stage" => {
                self.seen.insert(vec![Step::Key(name.to_owned())]);
            }
            // The ids alone are keys, which nothing in the section makes unreadable.
            "parties" => {
                self.seen.insert(vec![Step::Key(name.to_owned()), Step::Key(String::new())]);
            }
            _ => {}
        }
        const TYPES: [&str; 9] =
            ["bool", "int", "uint", "double", "string", "list", "map", "null_type", "type"];
        if name.starts_with('@')
            || bound.contains(&name)
            || VARIABLES.contains(&name)
            || TYPES.contains(&name)
        {
            return;
        }
        let help = match suggestion::nearest(name, VARIABLES) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("an expression knows {}", suggestion::listed(&VARIABLES, 9)),
        };
        self.fault(node, format!("the expression names `{name}`, which does not exist"), help);
    }

    fn function(&mut self, node: &IdedExpr, name: &str) {
        let is_operator = name.contains('_') || name.starts_with('@');
        if is_operator && name != "exists_one" || FUNCTIONS.contains(&name) {
            return;
        }
        let help = match suggestion::nearest(name, FUNCTIONS) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("functions are {}", suggestion::listed(&FUNCTIONS, 20)),
        };
        self.fault(node, format!("the expression calls `{name}`, which is not a function here"), help);
    }

    fn fault(&mut self, node: &IdedExpr, message: String, help: String) {
        let at = self.places.offset_for(node.id).map_or(0, |(start, _)| start as usize);
        self.faults.push(Fault { at, message, help });
    }
}

/// The place of the charter that a chain of names leads to, as in `charter.exit['notice']` and `charter.gates[0].due`.
fn place_of(node: &IdedExpr, bound: &[&str]) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut here = node;
    loop {
        here = match &here.expr {
            Expr::Ident(name) if name == "charter" && !bound.contains(&"charter") => break,
            Expr::Select(select) => {
                steps.push(Step::Key(select.field.clone()));
                &select.operand
            }
            Expr::Call(call) if call.func_name == operators::INDEX => {
                let [of, index] = call.args.as_slice() else { return None };
                steps.push(literal_step(index)?);
                of
            }
            _ => return None,
        };
        if steps.len() > MOST_LEVELS {
            return None;
        }
    }
    steps.reverse();
    Some(steps)
}

fn literal_step(index: &IdedExpr) -> Option<Step> {
    match &index.expr {
        Expr::Literal(LiteralValue::String(name)) => Some(Step::Key(name.inner().to_owned())),
        Expr::Literal(LiteralValue::Int(number)) => usize::try_from(*number.inner()).ok().map(Step::Index),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        let money = Datum::Map(vec![
            ("amount".to_owned(), Datum::Whole(500)),
            ("currency".to_owned(), Datum::Text("GBP".to_owned())),
        ]);
        let share = Datum::Number(12.5);
        let charter = Datum::Map(vec![("fee".to_owned(), money), ("share".to_owned(), share)]);
        Facts::new(
            charter,
            "2026-07-10".to_owned(),
            "launch".to_owned(),
            vec!["a".to_owned(), "b".to_owned()],
        )
    }

    fn answer(text: &str) -> Answer {
        Expression::compile(text).unwrap().holds(&facts())
    }

    fn faults(text: &str) -> Vec<(usize, String)> {
        Expression::compile(text).unwrap_err().into_iter().map(|fault| (fault.at, fault.message)).collect()
    }

    #[test]
    fn expressions_see_the_facts() {
        for text in [
            "charter.fee.amount >= 500",
            "charter.fee.currency == 'GBP'",
            "charter.share > 12",
            "charter.share < 13",
            "as_of > '2026-07-09'",
            "stage == 'launch'",
            "size(parties) == 2",
            "'a' in parties",
            "parties.exists(p, p == 'b')",
            "!has(charter.exit)",
            "has(charter.fee) && charter.fee.amount * 2 == 1000",
            "as_of.matches('^2026-')",
            "charter.fee.exists(key, key == 'amount')",
        ] {
            assert_eq!(answer(text), Answer::True, "{text}");
        }
        assert_eq!(answer("charter.fee.amount > 500"), Answer::False);
    }

    #[test]
    fn what_is_not_there_is_unknown() {
        assert_eq!(answer("charter.exit == '90 days'"), Answer::Unknown("there is no `exit`".to_owned()));
        assert_eq!(
            answer("charter.fee.amount"),
            Answer::Unknown("the expression gives a int, not true or false".to_owned())
        );
        assert!(matches!(answer("charter.fee > 3"), Answer::Unknown(_)));
        assert!(matches!(answer("parties[7] == 'a'"), Answer::Unknown(_)));
        assert!(matches!(answer("charter.fee.amount / 0 == 1"), Answer::Unknown(_)));
    }

    #[test]
    fn an_expression_knows_which_places_it_looks_at() {
        let places = ["exit", "gates[0].due", "nda", "parties", "stage", "value.budget"].map(YamlPath::from);
        for (text, seen) in [
            ("as_of > '2026-07-09'", &[][..]),
            ("has(charter.exit.notice)", &["exit"]),
            ("charter['nda'] < as_of && charter.risks.all(charter, charter == 'exit')", &["nda"]),
            ("size(parties) == 2 && stage == 'launch'", &["parties", "stage"]),
            ("charter.value.budget.amount > 3 && charter.value.costs.amount > 3", &["value.budget"]),
            ("charter.gates[1].due < as_of", &[]),
            ("charter.gates[0]['due'] < as_of", &["gates[0].due"]),
            ("charter.gates.all(gate, has(gate.due))", &["gates[0].due"]),
            ("parties.exists(p, charter.value[p] == 'x')", &["parties", "value.budget"]),
            ("'exit' in charter", &["exit", "gates[0].due", "nda", "parties", "stage", "value.budget"]),
        ] {
            let found: Vec<String> = Expression::compile(text)
                .unwrap()
                .rests_on(&places)
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(found, seen, "{text}");
        }
    }

    #[test]
    fn broken_expressions_say_where() {
        // `chater` begins at the second byte, `sze` at the first.
        assert_eq!(faults("!has(chater.nda)")[0].0, 5);
        assert_eq!(
            faults("sze(parties) > 1")[0].1,
            "the expression calls `sze`, which is not a function here"
        );
        assert!(faults("charter.nda ==")[0].1.starts_with("the expression cannot be read"));
        assert_eq!(faults("charter.nda == = 3")[0].0, 15);
    }

    #[test]
    fn what_is_just_allowed_can_be_worked_out() {
        let chain = format!("charter{} == 1", ".a".repeat(60));
        assert_eq!(answer(&chain), Answer::Unknown("there is no `a`".to_owned()));
        let deep = format!("{}1{} == 1", "(".repeat(30), ")".repeat(30));
        assert_eq!(answer(&deep), Answer::True);
        let lists = format!("size({}1{}) == 1", "[".repeat(25), "]".repeat(25));
        assert_eq!(answer(&lists), Answer::True);
    }

    #[test]
    fn what_would_cost_too_much_is_refused() {
        let nested = "parties.all(a, parties.all(b, parties.all(c, parties.all(d, true))))";
        assert!(faults(nested)[0].1.contains("4 loops inside each other"), "{:?}", faults(nested));
        let long = format!("'{}' == ''", "x".repeat(3000));
        assert!(faults(&long)[0].1.contains("2000 bytes"));
        let deep = format!("{}1{} == 1", "(".repeat(300), ")".repeat(300));
        assert_eq!(faults(&deep)[0].0, 32);
        let chain = format!("charter{} == 1", ".a".repeat(900));
        assert!(faults(&chain)[0].1.contains("64 steps"));
        let choices = format!("{}true", "stage == 'a' ? true : ".repeat(80));
        assert!(!faults(&choices).is_empty());
        assert!(Expression::compile(&"!".repeat(1900)).is_err());
        let many = format!("[{}].all(a, [1].all(b, [2].all(c, true)))", "1,".repeat(900) + "1");
        assert!(matches!(answer(&many), Answer::Unknown(why) if why.contains("steps")));
    }
}
