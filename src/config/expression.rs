//! The conditions of own rules: expressions of the Common Expression Language, checked when they are read and bounded in
//! what they can cost.
//!
//! Nothing outside this file and its folder names the crate behind it, which only reads expressions: what works them out there has
//! no bound, and copies what it looks at.

mod value;
mod work;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use cel::IdedExpr;
use cel::common::ast::{EntryExpr, Expr, LiteralValue, SourceInfo, operators};
use cel::parser::Parser;

use crate::document::suggestion;
use crate::grammar::grouped;
use crate::yaml::{Step, YamlPath};
use value::{CelValue, KINDS};
use work::{Stop, Work};

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
/// The most nested steps: a chain of names or calls is deep, too.
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
/// The most steps that one expression takes, and that all of one partnership take together. A step is a part that is worked out
/// once, an entry that a loop goes through, or a few bytes of a text that are looked at.
const MOST_STEPS: u64 = 1_000_000;
const MOST_STEPS_OF_ALL: u64 = 10_000_000;

/// An expression that can be worked out.
#[derive(Debug)]
pub struct Expression {
    /// As written.
    pub text: String,
    tree: IdedExpr,
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
    /// It costs more to tell than it may, and how much that is.
    TooMuch(String),
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
    variables: Vec<(&'static str, CelValue)>,
    /// How many steps all expressions together may still take.
    left: Cell<u64>,
}

impl Facts {
    /// The charter, the day and the stage as they are written, and the ids of the parties.
    #[must_use]
    pub fn new(charter: Datum, as_of: String, stage: String, parties: Vec<String>) -> Self {
        let parties = Datum::List(parties.into_iter().map(Datum::Text).collect());
        let values = [charter, Datum::Text(as_of), Datum::Text(stage), parties].map(CelValue::from);
        Self { variables: VARIABLES.into_iter().zip(values).collect(), left: Cell::new(MOST_STEPS_OF_ALL) }
    }
}

impl Expression {
    /// Reads an expression: its syntax, the names it uses, and what it can cost.
    pub(super) fn compile(text: &str) -> Result<Self, Vec<Fault>> {
        if text.len() > MOST_BYTES {
            return refused(0, format!("the expression has more than {MOST_BYTES} bytes"));
        }
        if let Some(at) = too_deep(text, MOST_DEPTH) {
            return refused(at, format!("the expression has more than {MOST_DEPTH} nested brackets"));
        }
        // The parser goes down many steps for one level; it gets room of its own for that.
        let owned = text.to_owned();
        let room = std::thread::Builder::new().stack_size(PARSER_STACK);
        match room.spawn(move || Self::parse(&owned)).map(std::thread::JoinHandle::join) {
            Ok(Ok(compiled)) => compiled,
            // A mistake of the parser must not end the run.
            Ok(Err(_)) => refused(0, "the expression cannot be read".to_owned()),
            // Without a thread what is not deep is read here: a quarter of the depth takes a quarter of the room.
            Err(_) if too_deep(text, MOST_DEPTH / 4).is_none() => Self::parse(text),
            Err(_) => refused(0, "not enough memory to read the expression".to_owned()),
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
            depth: 0,
            seen: BTreeSet::new(),
        };
        survey.look(&tree, &mut Vec::new(), 0);
        let Survey { mut faults, loops, nested, seen, .. } = survey;
        let sums = text.matches('+').count();
        for (count, most, what) in
            [(loops, MOST_LOOPS, "loops"), (nested, MOST_NESTED, "nested loops"), (sums, MOST_SUMS, "sums")]
        {
            if count > most {
                let message = format!("the expression has {count} {what}, and {most} are the most");
                faults.push(Fault { at: 0, message, help: TWO.to_owned() });
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self { text: text.to_owned(), tree, places: seen })
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
        let before = facts.left.get();
        let steps = MOST_STEPS.min(before);
        // What a crate does with a pattern must not end the run.
        let worked = catch_unwind(AssertUnwindSafe(|| {
            let mut work = Work::new(steps, &facts.variables);
            (work.value(&self.tree), work.left())
        }));
        let Ok((value, left)) = worked else {
            return Answer::Unknown("the expression cannot be evaluated".to_owned());
        };
        facts.left.set(before - (steps - left));
        match value {
            Ok(CelValue::Flag(true)) => Answer::True,
            Ok(CelValue::Flag(false)) => Answer::False,
            Ok(other) => {
                Answer::Unknown(format!("the expression gives {}, not true or false", other.article()))
            }
            Err(Stop::Because(why)) => Answer::Unknown(why),
            Err(Stop::TooMuch) if before < MOST_STEPS => Answer::TooMuch(format!(
                "the rules of your own take more than {} steps together",
                grouped(MOST_STEPS_OF_ALL)
            )),
            Err(Stop::TooMuch) => {
                Answer::TooMuch(format!("it takes more than {} steps", grouped(MOST_STEPS)))
            }
        }
    }
}

fn refused<T>(at: usize, message: String) -> Result<T, Vec<Fault>> {
    Err(vec![Fault { at, message, help: TWO.to_owned() }])
}

/// The byte at which brackets lie too deep inside each other; those in texts count, too.
fn too_deep(text: &str, most: u16) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > usize::from(most) {
            return Some(at);
        }
    }
    None
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
    // What could stand there is a list of the parser's own names, of no use to whoever writes a condition.
    let said = if said.contains("'<EOF>'") { "it ends too early" } else { said };
    let said = said.split(" expecting {").next().unwrap_or(said);
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
                    format!("the expression has more than {MOST_LEVELS} nested steps"),
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
                for part in &list.elements {
                    self.look(part, bound, loops);
                }
            }
            Expr::Map(map) => {
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
        if name.starts_with('@')
            || bound.contains(&name)
            || VARIABLES.contains(&name)
            || KINDS.contains(&name)
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
mod tests;
