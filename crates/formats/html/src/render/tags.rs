//! What elements say of the text inside them.

use crate::dom::{Element, Key};

macro_rules! tags {
    ($($name:ident = $id:literal;)*) => {
        /// Where a text stands, one bit each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Tag { $($name,)* }

        impl Tag {
            /// The names, in the order of the bits.
            pub(crate) const NAMES: &'static [&'static str] = &[$($id,)*];
        }
    };
}

tags! {
    Article = "in article"; Main = "in main"; Nav = "in nav"; Header = "in header";
    Footer = "in footer"; Aside = "in aside"; Form = "in a form"; Button = "in a button";
    Figure = "in figure"; Figcaption = "in figcaption"; Table = "in a table"; HeadCell = "in a head cell";
    Unordered = "in a bulleted list"; Ordered = "in a numbered list"; Terms = "in a list of terms"; Item = "in a list item";
    Blockquote = "in blockquote"; Pre = "in pre"; Section = "in section"; Details = "in details";
    Summary = "in summary"; Dialog = "in dialog"; Label = "in label"; Address = "in address";
    H1 = "in h1"; H2 = "in h2"; H3 = "in h3"; H4 = "in h4 or below"; Paragraph = "in p";
    Time = "in time"; Link = "in a link"; Bold = "in bold"; Italic = "in italic"; Small = "in small";
    Code = "in code"; Iframe = "in a frame"; Concealed = "not for readers aloud"; Custom = "in an element of its own name";
    RoleNavigation = "role of navigation"; RoleMain = "role of main"; RoleBanner = "role of a banner or footer"; RoleSide = "role of an aside";
    RoleDialog = "role of a dialog"; RoleList = "role of a list";
    PropBody = "property of a body"; PropHeadline = "property of a headline"; PropAuthor = "property of an author";
    PropDate = "property of a date"; PropOther = "another property";
}

/// A set of tags.
pub(crate) type Tags = u64;

const _: () = assert!(Tag::NAMES.len() <= 64, "a set is 64 bits wide");

impl Tag {
    /// The set of this one.
    pub(crate) const fn bit(self) -> Tags {
        1 << self as u8
    }
}

/// What an element says of all that is inside it.
pub(crate) fn tags(element: &Element) -> Tags {
    use Tag as T;
    let own = match element.tag() {
        "article" => T::Article.bit(),
        "main" => T::Main.bit(),
        "nav" => T::Nav.bit(),
        "header" => T::Header.bit(),
        "footer" => T::Footer.bit(),
        "aside" => T::Aside.bit(),
        "form" => T::Form.bit(),
        "button" => T::Button.bit(),
        "figure" => T::Figure.bit(),
        "figcaption" => T::Figcaption.bit(),
        "table" => T::Table.bit(),
        "th" => T::HeadCell.bit(),
        "ul" | "menu" => T::Unordered.bit(),
        "ol" => T::Ordered.bit(),
        "dl" => T::Terms.bit(),
        "li" => T::Item.bit(),
        "blockquote" => T::Blockquote.bit(),
        "pre" => T::Pre.bit(),
        "section" => T::Section.bit(),
        "details" => T::Details.bit(),
        "summary" => T::Summary.bit(),
        "dialog" => T::Dialog.bit(),
        "label" => T::Label.bit(),
        "address" => T::Address.bit(),
        "h1" => T::H1.bit(),
        "h2" => T::H2.bit(),
        "h3" => T::H3.bit(),
        "h4" | "h5" | "h6" => T::H4.bit(),
        "p" => T::Paragraph.bit(),
        "time" => T::Time.bit(),
        "a" => T::Link.bit(),
        "b" | "strong" => T::Bold.bit(),
        "i" | "em" | "cite" => T::Italic.bit(),
        "small" => T::Small.bit(),
        "code" | "kbd" | "samp" => T::Code.bit(),
        "iframe" | "object" => T::Iframe.bit(),
        name if name.contains('-') => T::Custom.bit(),
        _ => 0,
    };
    let role = element.get(Key::Role).map_or(0, |role| match role.trim() {
        "navigation" | "menu" | "menubar" | "tablist" => T::RoleNavigation.bit(),
        "main" | "article" => T::RoleMain.bit(),
        "banner" | "contentinfo" => T::RoleBanner.bit(),
        "complementary" | "search" | "form" => T::RoleSide.bit(),
        "dialog" | "alertdialog" | "alert" => T::RoleDialog.bit(),
        "list" | "listitem" => T::RoleList.bit(),
        _ => 0,
    });
    let property = element.get(Key::Itemprop).map_or(0, |property| match property.trim() {
        "articleBody" | "text" => T::PropBody.bit(),
        "headline" => T::PropHeadline.bit(),
        "author" | "creator" => T::PropAuthor.bit(),
        "datePublished" | "dateModified" | "dateCreated" => T::PropDate.bit(),
        _ => T::PropOther.bit(),
    });
    let concealed = element.get(Key::AriaHidden).is_some_and(|value| value == "true");
    own | role | property | if concealed { T::Concealed.bit() } else { 0 }
}

/// How an element is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Display {
    /// In the line.
    Inline,
    /// On lines of its own.
    Block,
    /// On lines of its own, with room around.
    Spaced,
    /// A cell of a table.
    Cell,
    /// A break in the line.
    Break,
    /// Not shown.
    None,
}

/// How a browser sets an element without a style sheet.
pub(crate) fn display(tag: &str) -> Display {
    match tag {
        "script" | "style" | "noscript" | "template" | "head" | "svg" | "math" | "iframe"
        | "object" | "embed" | "canvas" | "audio" | "video" | "select" | "datalist"
        | "textarea" | "noembed" | "noframes" | "frameset" | "title" | "rp" | "map" | "area"
        | "input" | "progress" | "meter" | "option" | "optgroup" => Display::None,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "menu" | "pre"
        | "blockquote" | "figure" | "table" | "article" | "section" | "header" | "footer"
        | "nav" | "aside" | "main" | "hr" | "form" | "fieldset" | "details" | "dialog"
        | "address" | "hgroup" | "listing" | "xmp" | "plaintext" | "search" => Display::Spaced,
        "div" | "li" | "dt" | "dd" | "tr" | "thead" | "tbody" | "tfoot" | "caption"
        | "figcaption" | "summary" | "legend" | "body" | "html" | "center" | "dir" | "button"
        | "colgroup" => Display::Block,
        "td" | "th" => Display::Cell,
        "br" => Display::Break,
        _ => Display::Inline,
    }
}

/// Whether the element itself says that it is not shown.
pub(crate) fn is_hidden(element: &Element) -> bool {
    if matches!(element.tag(), "body" | "html" | "main" | "article") {
        return false;
    }
    if element.get(Key::Hidden).is_some_and(|value| value != "until-found") {
        return true;
    }
    let Some(style) = element.get(Key::Style) else { return false };
    let says = |property: &str, value: &str| {
        style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, set)| {
            name.trim().eq_ignore_ascii_case(property)
                && set.trim().get(..value.len()).is_some_and(|set| set.eq_ignore_ascii_case(value))
        })
    };
    says("display", "none") || says("visibility", "hidden")
}
