//! The page about a rule: `assets/rules/CODE.md`.

use super::Code;

/// Documentation of a rule: what it finds, why that matters, a wrong example and the same mended, and how the rule is
/// known.
///
/// It is Markdown of a plain kind: blocks with an empty line between them, each a heading, a paragraph or an example.
#[derive(Clone, Copy, Debug)]
pub struct Page(&'static str);

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading over what follows.
    Heading(&'static str),
    /// A paragraph; its lines are broken anywhere.
    Paragraph(&'static str),
    /// JSON, as it stands.
    Example(&'static str),
}

impl Page {
    /// The page about `code`.
    pub(super) const fn of(code: Code) -> Self {
        Self(code.page_text())
    }

    /// The page as Markdown, without its title.
    pub fn markdown(self) -> &'static str {
        let (_title, rest) = self.0.split_once("\n\n").unwrap_or_default();
        rest.trim_end()
    }

    /// The parts of the page below its title.
    pub fn blocks(self) -> impl Iterator<Item = Block> {
        self.markdown().split("\n\n").map(Block::of)
    }

    /// First paragraph: what the rule finds.
    pub fn summary(self) -> &'static str {
        self.markdown().split("\n\n").next().unwrap_or_default()
    }

    /// All paragraphs before the first heading, joined: what the rule finds in full.
    pub fn about(self) -> String {
        let blocks = self.blocks();
        let before = blocks.take_while(|block| matches!(block, Block::Paragraph(_)));
        before.map(Block::plain).collect::<Vec<_>>().join(" ")
    }

    /// The page as plain text.
    pub fn plain(self) -> String {
        let blocks: Vec<_> = self.blocks().map(Block::plain).collect();
        blocks.join("\n\n")
    }
}

impl Block {
    fn of(markdown: &'static str) -> Self {
        if let Some(heading) = markdown.strip_prefix("## ") {
            return Self::Heading(heading);
        }
        let fenced = markdown.strip_prefix("```json\n");
        match fenced.and_then(|rest| rest.strip_suffix("\n```")) {
            Some(example) => Self::Example(example),
            None => Self::Paragraph(markdown),
        }
    }

    fn plain(self) -> String {
        match self {
            Self::Heading(text) | Self::Example(text) => text.to_owned(),
            Self::Paragraph(text) => text.replace('\n', " "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_its_parts_in_the_same_order() {
        for code in Code::ALL {
            let page = Page::of(*code);
            let title = format!("# {code}\n\n");
            assert!(code.page_text().starts_with(&title), "{code}");
            let shape: String = page
                .blocks()
                .map(|block| match block {
                    Block::Heading(text) => format!("# {text}\n"),
                    Block::Paragraph(_) => "text\n".to_owned(),
                    Block::Example(_) => "example\n".to_owned(),
                })
                .collect();
            let shape = shape
                .replace("text\ntext\n", "text\n")
                .replace("text\ntext\n", "text\n");
            assert_eq!(
                shape,
                "text\n# Why it matters\ntext\n# Wrong\nexample\n# Mended\nexample\n# How it is known\ntext\n",
                "{code}"
            );
        }
    }

    #[test]
    fn every_summary_is_one_sentence_on_one_line() {
        for code in Code::ALL {
            let summary = Page::of(*code).summary();
            assert!(summary.ends_with('.') && !summary.contains('\n'), "{code}");
            assert!(summary.chars().count() <= 100, "{code}");
        }
    }
}
