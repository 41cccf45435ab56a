<?php
/**
 * What the plugin calls of WordPress, doing what WordPress says that it does, and keeping what it was told. Options and the rights of the reader come from
 * `$given`, the situation of which `run.php` is at.
 */

define( 'ABSPATH', '/' );
$told = array( 'errors' => array(), 'providers' => array(), 'modules' => array(), 'settings' => array(), 'fields' => array(), 'handlers' => array(), 'shortcodes' => array() );
$hooks = array();

function __( $text ) { return $text; }
function esc_html( $text ) { return htmlspecialchars( $text, ENT_QUOTES, 'UTF-8', false ); }
function esc_attr( $text ) { return htmlspecialchars( $text, ENT_QUOTES, 'UTF-8', false ); }
function esc_url_raw( $url, $protocols = array( 'http', 'https' ) ) {
	$url = preg_replace( '|[^a-z0-9-~+_.?#=!&;,/:%@$\|*\'()\[\]\x80-\xff]|i', '', ltrim( (string) $url ) );
	$scheme = parse_url( $url, PHP_URL_SCHEME );
	if ( '' !== $url && null === $scheme && ! preg_match( '/^[\/#?]/', $url ) ) {
		$url = 'http://' . $url;
	} elseif ( null !== $scheme && ! in_array( strtolower( (string) $scheme ), $protocols, true ) ) {
		return '';
	}
	return $url;
}
function esc_url( $url ) { return str_replace( array( '&', "'" ), array( '&#038;', '&#039;' ), esc_url_raw( $url ) ); }
function wp_parse_url( $url ) { return parse_url( $url ); }
function trailingslashit( $text ) { return rtrim( $text, '/\\' ) . '/'; }
function wp_strip_all_tags( $text ) { return trim( strip_tags( preg_replace( '@<(script|style)[^>]*?>.*?</\\1>@si', '', $text ) ) ); }
function current_user_can( $right ) { global $given; return in_array( $right, $given['rights'], true ); }
function get_option( $name, $default ) { global $given; return $given['options'][ $name ] ?? $default; }
function add_action( $hook, $call ) { global $hooks; $hooks[ $hook ][] = $call; }
function add_shortcode( $name, $call ) { global $told; $told['shortcodes'][ $name ] = $call; }
function add_settings_error( $setting, $code, $message ) { global $told; $told['errors'][] = $message; }
function wp_oembed_add_provider( $format, $endpoint ) { global $told; $told['providers'][ $format ] = $endpoint; }
function wp_embed_register_handler( $id, $pattern, $call ) { global $told; $told['handlers'][ $pattern ] = $call; }
function wp_enqueue_script_module( $id, $address ) { global $told; $told['modules'][ $id ] = $address; }
function register_setting( $page, $name, $args ) { global $told; $told['settings'][ $name ] = $args['sanitize_callback']; }
function add_settings_field( $name, $label, $draw ) { global $told; ob_start(); $draw(); $told['fields'][ $name ] = ob_get_clean(); }
