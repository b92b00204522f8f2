use super::*;

fn facts() -> Facts {
    let money = Datum::Map(vec![
        ("amount".to_owned(), Datum::Whole(500)),
        ("currency".to_owned(), Datum::Text("GBP".to_owned())),
    ]);
    let share = Datum::Number(12.5);
    let charter = Datum::Map(vec![("fee".to_owned(), money), ("share".to_owned(), share)]);
    Facts::new(charter, "2026-07-10".to_owned(), "launch".to_owned(), vec!["a".to_owned(), "b".to_owned()])
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
        Answer::Unknown("the expression gives a number, not true or false".to_owned())
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
        let found: Vec<String> =
            Expression::compile(text).unwrap().rests_on(&places).iter().map(ToString::to_string).collect();
        assert_eq!(found, seen, "{text}");
    }
}

#[test]
fn broken_expressions_say_where() {
    // `chater` begins at the second byte, `sze` at the first.
    assert_eq!(faults("!has(chater.nda)")[0].0, 5);
    assert_eq!(faults("sze(parties) > 1")[0].1, "the expression calls `sze`, which is not a function here");
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
    assert!(faults(nested)[0].1.contains("4 nested loops"), "{:?}", faults(nested));
    let long = format!("'{}' == ''", "x".repeat(3000));
    assert!(faults(&long)[0].1.contains("2000 bytes"));
    let deep = format!("{}1{} == 1", "(".repeat(300), ")".repeat(300));
    assert_eq!(faults(&deep)[0].0, 32);
    let chain = format!("charter{} == 1", ".a".repeat(900));
    assert!(faults(&chain)[0].1.contains("64 steps"));
    let choices = format!("{}true", "stage == 'a' ? true : ".repeat(80));
    assert!(!faults(&choices).is_empty());
    assert!(Expression::compile(&"!".repeat(1900)).is_err());
    // 901 times 1 times 1: no more than what it is.
    let many = format!("[{}].all(a, [1].all(b, [2].all(c, true)))", "1,".repeat(900) + "1");
    assert_eq!(answer(&many), Answer::True);
}

/// Facts with a list of 1,000 texts.
fn wide() -> Facts {
    let names = (0..1_000).map(|nth| Datum::Text(format!("name {nth}"))).collect();
    let charter = Datum::Map(vec![("names".to_owned(), Datum::List(names))]);
    Facts::new(charter, String::new(), String::new(), Vec::new())
}

#[test]
fn what_takes_too_many_steps_is_stopped_and_told() {
    for text in [
        "charter.names.all(a, charter.names.all(b, a.matches(r'(\\w{20})+') || true))",
        "charter.names.all(a, charter.names.all(b, charter.names.all(c, true)))",
        // A failure on one side lets nothing go on.
        "charter.names.all(a, charter.names.exists(b, charter.names.exists(c, c == 'x') || 1) || true)",
        // 1,000 times 1,000 entries, none of them asked for.
        "size(charter.names.map(a, charter.names.map(b, b))) > 0",
        // Each looks at the whole list.
        "charter.names.filter(a, charter.names == charter.names).size() > 0",
        "charter.names.all(a, 'x' in charter.names || true)",
        // A text that doubles.
        "charter.names.all(a, charter.names.map(b, a + a + a + a + a + a + a + a).size() > 0)",
    ] {
        let wide = wide();
        let told = Answer::TooMuch("it takes more than 1,000,000 steps".to_owned());
        assert_eq!(Expression::compile(text).unwrap().holds(&wide), told, "{text}");
        // Ten of them are all that a partnership may cost.
        assert_eq!(wide.left.get(), MOST_STEPS_OF_ALL - MOST_STEPS, "{text}");
    }
    let (wide, loops) = (wide(), "charter.names.all(a, charter.names.all(b, true))");
    let costly = Expression::compile(loops).unwrap();
    for _ in 0..10 {
        assert!(matches!(costly.holds(&wide), Answer::TooMuch(_)));
    }
    let told = Answer::TooMuch("the rules of your own take more than 10,000,000 steps together".to_owned());
    assert_eq!(Expression::compile("true").unwrap().holds(&wide), told);
}

#[test]
fn patterns_are_bounded_in_size_and_read_once() {
    let wide = wide();
    let holds = |text: &str| Expression::compile(text).unwrap().holds(&wide);
    assert_eq!(holds("charter.names.all(a, a.matches('^name [0-9]{1,3}$'))"), Answer::True);
    // 1,000 entries of a dozen steps each and one compiled pattern: far less than 1,000 compiled ones, which were 1,000,000.
    assert!(MOST_STEPS_OF_ALL - wide.left.get() < 50_000, "{}", wide.left.get());
    for pattern in ["(", "((a{1000}){1000}){1000}"] {
        let told = "a pattern cannot be read, or is too large".to_owned();
        assert_eq!(holds(&format!("as_of.matches('{pattern}')")), Answer::Unknown(told));
    }
}

#[test]
fn expressions_are_worked_out_as_the_language_has_it() {
    for text in [
        "1 + 2 * 3 - 4 / 2 == 5 && 7 % 4 == 3 && -(2) == -2",
        "'a' + 'b' == 'ab' && [1] + [2] == [1, 2] && 1.5 + 1.5 == 3.0",
        "1 == 1.0 && 1u == 1 && 1 < 1.5 && 2u > 1 && 'a' < 'b' && false < true",
        "!('a' == 1) && [1, 'a'] != [1] && {'a': 1} == {'a': 1.0} && null == null",
        "parties.map(p, p + '!') == ['a!', 'b!'] && parties.filter(p, p != 'a') == ['b']",
        "parties.exists_one(p, p == 'a') && !parties.exists_one(p, true)",
        "{'a': 1}.exists(key, key == 'a') && {'a': [1, 2]}['a'][1] == 2 && 'a' in {'a': 1}",
        "'é漢'.size() == 2 && size({'a': 1}) == 1 && 'abc'.contains('b') && 'abc'.startsWith('a') && 'abc'.endsWith('c')",
        "int('12') == 12 && string(12) == '12' && double('1.5') == 1.5 && int(1.9) == 1 && uint(3) == 3u",
        "type(1) == int && type('a') == string && type([]) == list && dyn(1) == 1",
        "stage == 'launch' ? true : charter.nothing",
        // One side settles it, whatever the other comes to.
        "charter.nothing == 1 || true",
        "!(charter.nothing == 1 && false)",
        "parties.exists(p, charter[p] == 1 || p == 'b')",
        "!parties.all(p, charter[p] == 1 && p == 'c')",
    ] {
        assert_eq!(answer(text), Answer::True, "{text}");
    }
    for (text, why) in [
        ("1 + 'a' == 2", "`+` cannot be done with int and string"),
        ("charter.fee > 3", "`>` cannot be done with map and int"),
        ("9223372036854775807 + 1 > 0", "a number is too large"),
        ("1 / 0 == 1 || 1 % 0 == 1", "it divides by zero"),
        ("parties[2] == 'a'", "a list has fewer entries"),
        ("parties.all(p, charter[p])", "there is no `a`"),
        ("'a' && true", "`&&` cannot be done with string and bool"),
        ("int('a') == 1", "its values are of different types"),
    ] {
        assert_eq!(answer(text), Answer::Unknown(why.to_owned()), "{text}");
    }
}
