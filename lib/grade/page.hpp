// Pages of HTML that need nothing but themselves.
#pragma once

#include <filesystem>
#include <string>

namespace boxlab::grade {

/// How pages look, and what they do. Style and script are files of their own in lib/grade/page, and
/// are put into each page.
class PageFrame {
 public:
  /// `home` is boxlab's own directory.
  explicit PageFrame(const std::filesystem::path& home);

  /// A whole page. The title is text, the body HTML. The page says to browsers that they may fetch
  /// nothing, and run no script but its own.
  std::string page(const std::string& title, const std::string& body) const;

 private:
  std::string style_;
  std::string script_;
  std::string nonce_;  ///< marks the script as its own: nobody can know it before
};

/// Whether a text is a page that a PageFrame has made, now or at another time.
bool is_page_of_ours(const std::string& page);

}  // namespace boxlab::grade
