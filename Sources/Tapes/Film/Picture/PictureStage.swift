import PlainText
import TerminalKit

/// What is around a picture's cells: the document, the window, the style sheet.
///
/// A cell is 10 units wide and 20 high. The letters are 16.6 high, whereby the fonts that most terminals use are 10 wide;
/// others are stretched to it.
struct PictureStage {
  private static let padding = 16
  private static let barHeight = 40
  private static let captionHeight = 36

  let size: Size
  let title: SafeText
  let options: PictureOptions
  let hasCaption: Bool

  private var left: Int { options.hasWindow ? Self.padding : 0 }
  private var top: Int { options.hasWindow ? Self.barHeight : 0 }
  private var width: Int { 10 * size.columns + 2 * left }
  private var screenHeight: Int { top + 20 * size.rows + (options.hasWindow ? Self.padding : 0) }
  private var height: Int { screenHeight + (hasCaption ? Self.captionHeight : 0) }

  /// The document.
  ///
  /// - Parameters:
  ///   - definitions: Shapes that are used by reference.
  ///   - content: The cells, the first at 0, 0.
  ///   - rules: Rules of the style sheet beside those of the ink.
  func document(definitions: String = "", content: String, rules: String = "", ink: PictureInk) -> String {
    var ink = ink
    let window = window(&ink)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" role="img">
      <title>\(title.string.escapedForXML)</title>
      <style>text{font:16.6px \(fontName)ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace;\
      white-space:pre}.b{font-weight:700}.i{font-style:italic}.k{fill-opacity:.45}\
      path,rect{shape-rendering:crispEdges}\(ink.rules)\(rules)</style>
      \(definitions)\(window)<g transform="translate(\(left) \(top))" xml:space="preserve">\(content)</g>
      </svg>

      """
  }

  // In a style sheet only a name of letters can stand without more ado.
  private var fontName: String {
    let name = options.fontFamily.unicodeScalars.filter {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == " " || $0 == "-"
    }
    return name.isEmpty ? "" : "'" + String(String.UnicodeScalarView(name)) + "',"
  }

  private func window(_ ink: inout PictureInk) -> String {
    let ground = options.colors.background
    let edge = ground.mixed(with: options.colors.foreground, parts: 3)
    let name = ink.name(of: ground)
    guard options.hasWindow else { return "<path class=\"\(name)\" d=\"M0 0h\(width)v\(height)h-\(width)z\"/>\n" }
    let dots = [0xE0_6C60, 0xE0_B050, 0x60_B870].enumerated().map { index, color in
      "<circle class=\"\(ink.name(of: RGB(color)))\" cx=\"\(24 + 20 * index)\" cy=\"20\" r=\"6\"/>"
    }
    let room = max(0, width / 10 - 18)
    let label = title.clipped(toWidth: room)
    let words = ink.name(of: options.colors.foreground.mixed(with: ground, parts: 3))
    return """
      <rect class="\(name)" x=".5" y=".5" width="\(width - 1)" height="\(height - 1)" rx="10" stroke="\(edge.hex)" \
      style="shape-rendering:auto"/>
      \(dots.joined())<text class="\(words)" x="\(width / 2)" y="26" text-anchor="middle">\(label.string.escapedForXML)</text>

      """
  }

  /// The line with the keys of a shot, over that of the shot before.
  func caption(_ keys: SafeText?, _ ink: inout PictureInk) -> String {
    guard hasCaption else { return "" }
    let bottom = screenHeight - top
    let ground = ink.name(of: options.colors.background)
    let words = ink.name(of: options.colors.foreground)
    let label = (keys ?? .empty).clipped(toWidth: size.columns).string.escapedForXML
    return BoxDrawing.rectangle(0, bottom, 10 * size.columns, 26).asPath(ground)
      + (label.isEmpty
        ? ""
        : "<text class=\"\(words) b\" x=\"\(5 * size.columns)\" y=\"\(bottom + 18)\" text-anchor=\"middle\">\(label)</text>")
  }
}

extension String {
  /// The outline as an element.
  func asPath(_ name: String) -> String { "<path class=\"\(name)\" d=\"\(self)\"/>" }
}
