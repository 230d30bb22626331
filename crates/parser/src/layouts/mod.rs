//! The built-in layouts, a file and a line of the registry each.

mod ends;
mod kyodo_wrapped;
mod plain;
mod press_summary;
mod web_page;
mod wire;

use copydesk_core::Layout;

pub use kyodo_wrapped::KyodoWrapped;
pub use plain::Plain;
pub use press_summary::PressSummary;
pub use web_page::WebPage;
pub use wire::Wire;

/// Every built-in layout, in the order in which ties of score are broken.
///
/// ```
/// let layouts = copydesk_parser::layouts();
/// assert_eq!(layouts.first().unwrap().id().as_str(), "wire");
/// assert_eq!(layouts.last().unwrap().id().as_str(), "plain");
/// ```
pub fn layouts() -> Vec<Box<dyn Layout>> {
    vec![
        Box::new(Wire),
        Box::new(KyodoWrapped),
        Box::new(PressSummary),
        Box::new(WebPage),
        Box::new(Plain),
    ]
}
