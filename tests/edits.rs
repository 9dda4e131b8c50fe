//! Edits keep every byte that they do not mean to change, whatever the text looks like.

#![expect(clippy::unwrap_used, reason = "a test that can not go on says so")]

use job_template_editor::template::edit::{Change, Edit, difference, plan, splice};
use job_template_editor::template::field::member_names;
use job_template_editor::template::json::{Kind, Node, Tree, decode, encode};
use job_template_editor::template::pointer::Pointer;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

/// JSON in any spelling: odd numbers, escapes, white space, doubled members, line ends, a byte-order mark.
fn text() -> impl Strategy<Value = String> {
    let odd = [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "5.0",
        "1e1",
        "1E+2",
        "123456789012345678901234567890",
        "0.10",
        "\"\"",
        "\"a\\u0062\\/\"",
        "\"ä𝄞\"",
        "\"\\ud834\\udd1e\"",
    ];
    let names = [
        "\"tags\"",
        "\"description\"",
        "\"document\"",
        "\"a\"",
        "\"a\\u0062\"",
        "\"~/\"",
        "\"jobTemplateId\"",
        "\"\"",
    ];
    let scalar = prop_oneof![
        select(odd.to_vec()).prop_map(str::to_owned),
        "[ -~äß\\n]{0,12}".prop_map(|text| encode(&text))
    ];
    let value = scalar.prop_recursive(4, 40, 6, move |inner| {
        let space = select(vec!["", " ", "\n  ", "\r\n\t", "\n      "]);
        let members = prop::collection::vec((select(names.to_vec()), inner.clone()), 0..5);
        let items = prop::collection::vec(inner, 0..5);
        let object = (members, space.clone(), select(vec![": ", ":"])).prop_map(
            |(members, space, colon)| {
                let entries: Vec<_> = members
                    .iter()
                    .map(|(name, value)| format!("{space}{name}{colon}{value}"))
                    .collect();
                format!("{{{}{space}}}", entries.join(","))
            },
        );
        let list = (items, space).prop_map(|(items, space)| {
            let entries: Vec<_> = items
                .iter()
                .map(|value| format!("{space}{value}"))
                .collect();
            format!("[{}{space}]", entries.join(","))
        });
        prop_oneof![object, list]
    });
    (
        select(vec!["", "\u{feff}", " ", "\r\n"]),
        value,
        select(vec!["", "\n", "\r\n", " \n\n"]),
    )
        .prop_map(|(before, value, after)| format!("{before}{value}{after}"))
}

/// The tree as plain data: names and spellings, in order. What came twice stays twice.
#[derive(Clone, Debug, PartialEq)]
enum Plain {
    Scalar(String),
    List(Vec<Plain>),
    Object(Vec<(String, Plain)>),
}

fn plain(node: Node<'_>) -> Plain {
    match node.kind() {
        Kind::Object => Plain::Object(
            node.members()
                .map(|member| (member.name().into_owned(), plain(member.value)))
                .collect(),
        ),
        Kind::Array => Plain::List(node.items().map(plain).collect()),
        _ => Plain::Scalar(node.source().to_owned()),
    }
}

fn plain_text(text: &str) -> Plain {
    plain(Tree::parse(text).unwrap().root())
}

fn at<'p>(plain: &'p mut Plain, pointer: &Pointer) -> &'p mut Plain {
    pointer.steps().fold(plain, |plain, step| match plain {
        Plain::Object(members) => {
            &mut members
                .iter_mut()
                .rev()
                .find(|(name, _)| *name == step)
                .unwrap()
                .1
        }
        Plain::List(items) => &mut items[step.parse::<usize>().unwrap()],
        Plain::Scalar(_) => unreachable!("a scalar holds nothing"),
    })
}

/// The pointers of all values that a pointer can reach.
fn pointers(tree: &Tree, kind: Option<Kind>) -> Vec<Pointer> {
    fn gather(node: Node<'_>, found: &mut Vec<Pointer>) {
        found.push(node.pointer());
        for child in node
            .members()
            .map(|member| member.value)
            .chain(node.items())
        {
            gather(child, found);
        }
    }
    let mut found = Vec::new();
    gather(tree.root(), &mut found);
    // Within a member that a later one overrides, pointers lead nowhere or elsewhere.
    found.retain(|pointer| {
        tree.find(pointer)
            .is_some_and(|node| kind.is_none_or(|kind| node.kind() == kind))
    });
    found
}

/// Makes the change; undone it gives the old bytes.
fn make(text: &str, change: &Change) -> Result<String, TestCaseError> {
    let replacements = plan(text, change, member_names)
        .map_err(|refused| TestCaseError::fail(refused.to_string()))?;
    for pair in replacements.windows(2) {
        prop_assert!(
            pair[0].range.end <= pair[1].range.start,
            "in order and apart"
        );
    }
    let new = splice(text, &replacements);
    let back = difference(&new, text).map_or_else(|| new.clone(), |undo| splice(&new, &[undo]));
    prop_assert_eq!(&back, text, "undone");
    Ok(new)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn reading_agrees_with_serde_json(text in text()) {
        let tree = Tree::parse(text.as_str()).unwrap();
        for pointer in pointers(&tree, None) {
            let node = tree.find(&pointer).unwrap();
            let value: Value = serde_json::from_str(node.source()).unwrap();
            let string = node.string();
            prop_assert_eq!(string.as_deref(), value.as_str());
            prop_assert_eq!(node.kind() == Kind::Object, value.is_object());
            prop_assert_eq!(node.items().count(), value.as_array().map_or(0, Vec::len));
            for member in node.members() {
                prop_assert!(value.get(&*member.name()).is_some());
            }
        }
    }

    #[test]
    fn what_serde_json_refuses_is_refused(
        text in text(),
        at in any::<Index>(),
        junk in select(vec!["", ",", "}", "]", "\"", "\\", "0", "e", "\n", "nul", ":", "\u{1}", ".", "-"]),
        cut in 0..3_usize,
    ) {
        let text = text.trim_start_matches('\u{feff}');
        let chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len() + 1);
        let tail = chars.iter().skip(at + cut).collect::<String>();
        let broken = chars[..at].iter().collect::<String>() + junk + &tail;
        let theirs = match serde_json::from_str::<Value>(&broken) {
            Ok(_) => true,
            // Beyond a double, but JSON.
            Err(error) => error.to_string().contains("number out of range"),
        };
        prop_assert_eq!(Tree::parse(broken.as_str()).is_ok(), theirs, "{}", broken);
    }

    #[test]
    fn a_value_set_is_there_and_all_else_is_as_it_was(
        text in text(),
        which in any::<Index>(),
        json in select(vec!["1.50", "\"x\"", "{\"b\":[1,{}]}", "[]", "null"]),
    ) {
        let tree = Tree::parse(text.as_str()).unwrap();
        let all = pointers(&tree, None);
        let pointer = all[which.index(all.len())].clone();
        let new = make(&text, &Change::Set { pointer: pointer.clone(), json: json.to_owned() })?;
        let mut expected = plain(tree.root());
        *at(&mut expected, &pointer) = plain_text(json);
        let mut doubled = false;
        if let Some((holder, name)) = pointer.parent().zip(pointer.last())
            && let Plain::Object(members) = at(&mut expected, &holder)
        {
            doubled = members.iter().filter(|(other, _)| *other == name).count() > 1;
        }
        if doubled {
            let after = Tree::parse(new.as_str()).unwrap();
            prop_assert_eq!(plain(after.find(&pointer).unwrap()), plain_text(json));
        } else {
            let range = tree.find(&pointer).unwrap().range();
            prop_assert_eq!(plain_text(&new), expected);
            prop_assert!(new.starts_with(&text[..range.start]) && new.ends_with(&text[range.end..]), "{} → {}", text, new);
        }
    }

    #[test]
    fn a_new_member_is_there_and_no_old_byte_is_lost(
        text in text(),
        which in any::<Index>(),
        name in select(vec!["abortConfig", "new", "tags"]),
    ) {
        let tree = Tree::parse(text.as_str()).unwrap();
        let mut objects = pointers(&tree, Some(Kind::Object));
        objects.retain(|pointer| tree.find(pointer).unwrap().get(name).is_none());
        if objects.is_empty() {
            return Ok(());
        }
        let object = objects[which.index(objects.len())].clone();
        let place = object.child(name).child("x");
        let new = make(&text, &Change::Set { pointer: place.clone(), json: "7.0".to_owned() })?;
        let after = Tree::parse(new.as_str()).unwrap();
        prop_assert_eq!(after.find(&place).unwrap().source(), "7.0");
        let mut rest = plain(after.root());
        if let Plain::Object(members) = at(&mut rest, &object) {
            members.retain(|(other, _)| other != name);
        }
        prop_assert_eq!(rest, plain(tree.root()));
        if !tree.find(&object).unwrap().is_empty() {
            prop_assert!(difference(&text, &new).unwrap().range.is_empty(), "nothing is replaced");
        }
    }

    #[test]
    fn what_is_removed_is_gone_and_all_else_is_as_it_was(text in text(), which in any::<Index>()) {
        let tree = Tree::parse(text.as_str()).unwrap();
        let all = pointers(&tree, None);
        let pointer = all[which.index(all.len())].clone();
        if pointer.is_root() {
            return Ok(());
        }
        let new = make(&text, &Change::Remove { pointer: pointer.clone() })?;
        let mut expected = plain(tree.root());
        let last = pointer.last().unwrap().into_owned();
        match at(&mut expected, &pointer.parent().unwrap()) {
            Plain::Object(members) => members.retain(|(name, _)| *name != last),
            Plain::List(items) => drop(items.remove(last.parse().unwrap())),
            Plain::Scalar(_) => unreachable!("a scalar holds nothing"),
        }
        prop_assert_eq!(plain_text(&new), expected);
    }

    #[test]
    fn items_are_inserted_and_moved(
        text in text(),
        which in any::<Index>(),
        from in any::<Index>(),
        to in any::<Index>(),
    ) {
        let tree = Tree::parse(text.as_str()).unwrap();
        let lists = pointers(&tree, Some(Kind::Array));
        if lists.is_empty() {
            return Ok(());
        }
        let list = lists[which.index(lists.len())].clone();
        let count = tree.find(&list).unwrap().len() + 1;
        let index = to.index(count);
        let json = "{\"n\":1e1}".to_owned();
        let new = make(&text, &Change::Insert { list: list.clone(), index, json })?;
        let mut expected = plain(tree.root());
        if let Plain::List(items) = at(&mut expected, &list) {
            items.insert(index, plain_text("{\"n\":1e1}"));
        }
        prop_assert_eq!(&plain_text(&new), &expected);
        let (from, to) = (from.index(count), to.index(count));
        let moved = make(&new, &Change::Move { list: list.clone(), from, to })?;
        if let Plain::List(items) = at(&mut expected, &list) {
            let item = items.remove(from);
            items.insert(to, item);
        }
        prop_assert_eq!(plain_text(&moved), expected);
    }

    #[test]
    fn strings_come_back_as_they_were(text in any::<String>()) {
        let quoted = encode(&text);
        prop_assert_eq!(decode(&quoted[1..quoted.len() - 1]), text.as_str());
        prop_assert_eq!(serde_json::from_str::<String>(&quoted).unwrap(), text);
    }
}

fn set(text: &str, pointer: &str, json: &str) -> String {
    Edit::set(Pointer::parse(pointer).unwrap(), json)
        .apply(text, member_names)
        .unwrap()
}

#[test]
fn of_a_member_that_came_twice_the_edited_one_is_left() {
    assert_eq!(
        set("{\"a\": 1, \"b\": 2, \"a\": 3}", "/a", "4"),
        "{\"b\": 2, \"a\": 4}"
    );
    assert_eq!(
        set("{\"b\": 2, \"a\": 1, \"a\": 3}", "/a", "4"),
        "{\"b\": 2, \"a\": 4}"
    );
}

#[test]
fn what_is_added_looks_like_what_is_there() {
    // Four spaces, CRLF, no space after the colon, no final newline; in the order of the format.
    assert_eq!(
        set(
            "{\r\n    \"jobTemplateId\":\"a\",\r\n    \"tags\":[]\r\n}",
            "/timeoutConfig/inProgressTimeoutInMinutes",
            "60"
        ),
        "{\r\n    \"jobTemplateId\":\"a\",\r\n    \"timeoutConfig\":{\r\n        \"inProgressTimeoutInMinutes\":60\r\n    },\r\n    \"tags\":[]\r\n}"
    );
    // On one line.
    assert_eq!(
        set("{\"document\": 1}", "/tags/0/Key", "\"k\""),
        "{\"document\": 1, \"tags\": [{\"Key\": \"k\"}]}"
    );
    assert_eq!(
        set("{\"document\":1}", "/tags", "[1, 2]"),
        "{\"document\":1,\"tags\":[1,2]}"
    );
    // The first member of all.
    assert_eq!(
        set("{}\n", "/description", "\"d\""),
        "{\n  \"description\": \"d\"\n}\n"
    );
    assert_eq!(
        set("{\n  \"tags\": []\n}\n", "/jobTemplateId", "\"a\""),
        "{\n  \"jobTemplateId\": \"a\",\n  \"tags\": []\n}\n"
    );
    // The second item of a list that stands on lines.
    assert_eq!(
        set("{\n  \"tags\": [\n    1\n  ]\n}\n", "/tags/1", "2"),
        "{\n  \"tags\": [\n    1,\n    2\n  ]\n}\n"
    );
}
