//! Texts of about so many bytes, each hostile in one way.

use job_template_editor::template::json::encode;

/// A kind of text.
pub struct Shape {
    pub name: &'static str,
    /// A text of about so many bytes.
    pub make: fn(usize) -> String,
}

pub const ALL: [Shape; 30] = [
    shape("unknown members", |bytes| {
        template(&list(bytes, |index| format!("\"member{index}\":{index}")))
    }),
    shape("one name again and again", |bytes| {
        template(&list(bytes, |_| "\"description\":\"d\"".to_owned()))
    }),
    shape("one unknown name again and again", |bytes| {
        template(&list(bytes, |_| "\"x\":1".to_owned()))
    }),
    shape("doubled members in unknown objects", |bytes| {
        let objects = list(bytes, |_| r#"{"a":1,"a":2}"#.to_owned());
        template(&format!("\"x\":[{objects}]"))
    }),
    shape("flat list", |bytes| {
        format!("[{}]", list(bytes, |_| "1".to_owned()))
    }),
    shape("flat list in a template", |bytes| {
        template(&format!("\"x\":[{}]", list(bytes, |_| "1".to_owned())))
    }),
    shape("nested lists", |bytes| {
        template(&format!(
            "\"x\":{}{}",
            "[".repeat(bytes / 2),
            "]".repeat(bytes / 2)
        ))
    }),
    shape("nested objects, each name twice", |bytes| {
        let depth = bytes / 16;
        let open = r#"{"a":1,"a":"#.repeat(depth);
        template(&format!("\"x\":{open}1{}", "}".repeat(depth)))
    }),
    shape("long name above a thousand problems", |bytes| {
        let doubled = list(12_000, |_| r#"{"a":1,"a":2}"#.to_owned());
        template(&format!("\"{}\":[{doubled}]", "k".repeat(bytes)))
    }),
    shape("long names", |bytes| {
        let name = "n".repeat(bytes / 64);
        let members: Vec<_> = (0..64)
            .map(|index| format!("\"{name}{index}\":1"))
            .collect();
        template(&members.join(","))
    }),
    shape("long description", |bytes| {
        template(&format!(
            "\"description\":\"{}\"",
            "word ".repeat(bytes / 5)
        ))
    }),
    shape("long id", |bytes| {
        format!("{{\"jobTemplateId\":\"{}\"}}", "i".repeat(bytes))
    }),
    shape("long text of escapes", |bytes| {
        template(&format!(
            "\"description\":\"{}\"",
            "\\u0061".repeat(bytes / 6)
        ))
    }),
    shape("surrogate pairs", |bytes| {
        template(&format!(
            "\"description\":\"{}\"",
            "\\ud834\\udd1e".repeat(bytes / 12)
        ))
    }),
    shape("letters of four bytes", |bytes| {
        template(&format!("\"description\":\"{}\"", "𝄞".repeat(bytes / 4)))
    }),
    shape("long number", |bytes| {
        let digits = "9".repeat(bytes);
        template(&format!(
            "\"timeoutConfig\":{{\"inProgressTimeoutInMinutes\":{digits}}}"
        ))
    }),
    shape("long value of the wrong type", |bytes| {
        template(&format!(
            "\"description\":[{}]",
            list(bytes, |_| "1".to_owned())
        ))
    }),
    shape("tags", |bytes| {
        let tags = list(bytes, |index| {
            format!("{{\"Key\":\"k{index}\",\"Value\":\"v\"}}")
        });
        template(&format!("\"tags\":[{tags}]"))
    }),
    shape("tags of one key", |bytes| {
        let tags = list(bytes, |_| r#"{"Key":"k","Value":"v"}"#.to_owned());
        template(&format!("\"tags\":[{tags}]"))
    }),
    shape("tags without values", |bytes| {
        template(&format!(
            "\"tags\":[{}]",
            list(bytes, |_| r#"{"Key":"k"}"#.to_owned())
        ))
    }),
    shape("empty members", |bytes| {
        let tags = list(bytes, |_| r#"{"Key":"","Value":null}"#.to_owned());
        template(&format!("\"tags\":[{tags}]"))
    }),
    shape("windows", |bytes| {
        let windows = list(bytes, |_| {
            r#"{"startTime":"cron(0 2 ? * MON *)","durationInMinutes":60}"#.to_owned()
        });
        template(&format!("\"maintenanceWindows\":[{windows}]"))
    }),
    shape("criteria", |bytes| {
        let criteria = list(bytes, |_| {
            r#"{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":5.001,"minNumberOfExecutedThings":1.0}"#
                .to_owned()
        });
        template(&format!(
            "\"abortConfig\":{{\"criteriaList\":[{criteria}]}}"
        ))
    }),
    shape("packages", |bytes| {
        let packages = list(bytes, |index| {
            format!("\"arn:aws:iot:x:1:package/{index}\"")
        });
        template(&format!("\"destinationPackageVersions\":[{packages}]"))
    }),
    shape("document of one line", |bytes| {
        document(&format!(
            "{{\"steps\":[{}]}}",
            list(bytes, |index| format!("\"{index}\""))
        ))
    }),
    shape("document of many lines", |bytes| {
        document(&format!(
            "{{\"steps\":[\n{}\n]}}",
            "\"step\",\n".repeat(bytes / 10) + "\"last\""
        ))
    }),
    shape("placeholders", |bytes| {
        let strings = list(bytes, |_| "\"${aws:iot:unknown:x}\"".to_owned());
        document(&format!("{{\"steps\":[{strings}]}}"))
    }),
    shape("placeholders in one string", |bytes| {
        document(&format!(
            "{{\"a\":\"{}\"}}",
            "${aws:iot:parameter:${x".repeat(bytes / 23)
        ))
    }),
    shape("byte-order mark and carriage returns", |bytes| {
        let lines =
            list(bytes, |index| format!("\"member{index}\":{index}")).replace(',', ",\r\n  ");
        format!("\u{feff}{}", template(&lines))
    }),
    shape("error at the end", |bytes| {
        let members = list(bytes, |index| format!("\"member{index}\":{index}"));
        format!("{{{members},}}")
    }),
];

/// Bytes of the largest text that the window opens.
pub const LARGEST_BYTES: usize = 8 << 20;

/// Texts as large as the window opens them, or too large in another way.
pub const LARGE: [Shape; 8] = [
    shape("large: flat list on a line", |bytes| {
        let ones = list(bytes - 64, |_| "1".to_owned());
        template(&format!("\"x\":[{ones}]"))
    }),
    shape("large: flat list on lines", |bytes| {
        let ones = list(bytes - 64, |_| "\n1".to_owned());
        template(&format!("\"x\":[{ones}]"))
    }),
    shape("large: one string", |bytes| {
        template(&format!(
            "\"description\":\"{}\"",
            "word ".repeat(bytes / 5 - 64)
        ))
    }),
    shape("large: one string of other letters", |bytes| {
        template(&format!(
            "\"description\":\"{}\"",
            "ä𝄞".repeat(bytes / 6 - 64)
        ))
    }),
    shape("large: nested", |bytes| {
        let half = bytes / 16;
        template(&format!("\"x\":{}{}", "[".repeat(half), "]".repeat(half)))
    }),
    shape("large: tags", |_| {
        let tag = |index| format!("\n{{\"Key\":\"k{index}\",\"Value\":\"v\"}}");
        let tags: Vec<_> = (0..100_000).map(tag).collect();
        template(&format!("\"tags\":[{}]", tags.join(",")))
    }),
    shape("large: key", |bytes| {
        template(&format!(
            "\"{}\":[{{\"a\":1,\"a\":2}}]",
            "k".repeat(bytes / 8)
        ))
    }),
    shape("large: problems", |_| {
        let member = |index| format!("\n\"member{index}\":{index}");
        let members: Vec<_> = (0..100_000).map(member).collect();
        template(&members.join(","))
    }),
];

const fn shape(name: &'static str, make: fn(usize) -> String) -> Shape {
    Shape { name, make }
}

/// A template with these members beside its own.
fn template(members: &str) -> String {
    format!("{{\"jobTemplateId\":\"growth\",{members}}}")
}

fn document(text: &str) -> String {
    template(&format!("\"document\":{}", encode(text)))
}

/// Entries of about so many bytes together, with commas between them.
fn list(bytes: usize, entry: impl Fn(usize) -> String) -> String {
    let mut all = entry(0);
    for index in 1.. {
        if all.len() >= bytes {
            break;
        }
        all.push(',');
        all.push_str(&entry(index));
    }
    all
}
