<?php
/**
 * Plugin Name: Flywheel widgets
 * Description: Puts a Flywheel widget on a page: paste its address on a line of its own, or write [flywheel widget="check-in-card"].
 * Version: 0.1.0
 * Requires at least: 6.5
 * Requires PHP: 7.4
 * License: MIT
 * Text Domain: flywheel-widgets
 *
 * It knows where the school has put its folder of widgets, and nothing else: no person, no token, no request of its own.
 */

defined( 'ABSPATH' ) || exit;

/** What there is, and what a reader is told. */
function flywheel_widgets() {
	return array(
		'check-in-card'        => __( 'Check-in card', 'flywheel-widgets' ),
		'conference-scheduler' => __( 'Conference scheduler', 'flywheel-widgets' ),
		'goal-tracker'         => __( 'Goal tracker', 'flywheel-widgets' ),
		'message-thread'       => __( 'Message thread', 'flywheel-widgets' ),
	);
}

/** An address as the settings take it: https (http on this machine), no name or password in it, one slash at the end. Else nothing. */
function flywheel_clean_address( $typed ) {
	$address = esc_url_raw( trim( (string) $typed ), array( 'https', 'http' ) );
	$parts   = wp_parse_url( $address );
	$is_near = in_array( $parts['host'] ?? '', array( 'localhost', '127.0.0.1' ), true );
	$is_safe = 'https' === ( $parts['scheme'] ?? '' ) || $is_near;
	if ( ! $is_safe || empty( $parts['host'] ) || isset( $parts['user'] ) || isset( $parts['query'] ) || isset( $parts['fragment'] ) ) {
		if ( '' !== trim( (string) $typed ) ) {
			add_settings_error( 'flywheel', 'flywheel', __( 'A Flywheel address must be a whole web address that starts with https:// and has no question mark.', 'flywheel-widgets' ) );
		}
		return '';
	}
	return $address;
}

function flywheel_clean_folder( $typed ) {
	$address = flywheel_clean_address( $typed );
	return '' === $address ? '' : trailingslashit( $address );
}

/** The school's folder of widgets, such as https://school.example/widgets/; empty as long as nobody has set it. */
function flywheel_folder() {
	return (string) get_option( 'flywheel_folder', '' );
}

/** The address of a widget's own page with these options. */
function flywheel_page( $widget, $options ) {
	return flywheel_folder() . 'embed/' . $widget . '/' . ( $options ? '?' . http_build_query( $options, '', '&', PHP_QUERY_RFC3986 ) : '' );
}

function flywheel_frame( $address, $title ) {
	return sprintf( '<iframe src="%s" title="%s" width="100%%" height="640" style="border:0" loading="lazy"></iframe>', esc_url( $address ), esc_attr( $title ) );
}

/** A sentence for whoever edits the page; every other reader gets none of it. */
function flywheel_for_editors( $sentence ) {
	return current_user_can( 'edit_posts' ) ? '<p><em>' . esc_html( $sentence ) . '</em></p>' : '';
}

/** What was written in [flywheel …], as options: names as in attributes; a bare word is a yes. A token never: it would stand in the page for everybody. */
function flywheel_options( $written ) {
	$options = array();
	foreach ( $written as $name => $value ) {
		list( $name, $value ) = is_int( $name ) ? array( strtolower( $value ), 'true' ) : array( $name, $value );
		if ( preg_match( '/^[a-z]+(-[a-z]+)*$/', $name ) && ! in_array( $name, array( 'widget', 'as', 'token' ), true ) ) {
			$options[ $name ] = $value;
		}
	}
	return $options;
}

/** [flywheel widget="check-in-card" api="https://…" as="frame"]Words of the link[/flywheel] */
function flywheel_shortcode( $written, $words = '' ) {
	$written = (array) $written;
	$widgets = flywheel_widgets();
	$widget  = strtolower( (string) ( $written['widget'] ?? '' ) );
	$as      = strtolower( (string) ( $written['as'] ?? 'div' ) );
	if ( '' === flywheel_folder() ) {
		return flywheel_for_editors( __( 'Flywheel does not know your folder of widgets yet. Set it in Settings, General.', 'flywheel-widgets' ) );
	}
	if ( ! isset( $widgets[ $widget ] ) || ! in_array( $as, array( 'div', 'frame' ), true ) ) {
		/* translators: %s: the names that there are */
		return flywheel_for_editors( sprintf( __( 'Flywheel knows these widgets: %s. It shows them as="div" or as="frame".', 'flywheel-widgets' ), implode( ', ', array_keys( $widgets ) ) ) );
	}
	$note    = isset( $written['token'] ) ? flywheel_for_editors( __( 'The token was left out: everybody could read it here.', 'flywheel-widgets' ) ) : '';
	$options = flywheel_options( $written );
	$address = flywheel_page( $widget, $options );
	if ( 'frame' === $as ) {
		return $note . flywheel_frame( $address, $widgets[ $widget ] );
	}
	wp_enqueue_script_module( 'flywheel-widgets', flywheel_folder() . 'flywheel.js' );
	$data = '';
	foreach ( $options as $name => $value ) {
		$data .= sprintf( ' data-flywheel-%s="%s"', $name, esc_attr( $value ) );
	}
	$words = trim( wp_strip_all_tags( (string) $words ) );
	/* translators: %s: a widget's name */
	$words = '' === $words ? sprintf( __( 'Open the page: %s', 'flywheel-widgets' ), $widgets[ $widget ] ) : $words;
	return sprintf( '%s<div data-flywheel-widget="%s"%s><a href="%s">%s</a></div>', $note, esc_attr( $widget ), $data, esc_url( $address ), esc_html( $words ) );
}

/** A pasted address of ours, on a line of its own: its frame. No request is needed for it. */
function flywheel_pasted( $matches, $attr, $url ) {
	$widgets = flywheel_widgets();
	$widget  = $matches[1];
	return isset( $widgets[ $widget ] ) ? flywheel_frame( $url, $widgets[ $widget ] ) : false;
}

add_action(
	'init',
	function () {
		add_shortcode( 'flywheel', 'flywheel_shortcode' );
		$folder   = flywheel_folder();
		$endpoint = (string) get_option( 'flywheel_oembed', '' );
		if ( '' === $folder ) {
			return;
		}
		if ( '' !== $endpoint ) {
			wp_oembed_add_provider( $folder . 'embed/*', $endpoint );
		} else {
			wp_embed_register_handler( 'flywheel', '#^' . preg_quote( $folder, '#' ) . 'embed/([a-z-]+)(?:/|\.html)?(?:\?[^\s\#]*)?$#', 'flywheel_pasted' );
		}
	}
);

add_action(
	'admin_init',
	function () {
		$fields = array(
			'flywheel_folder' => array( __( 'Flywheel folder', 'flywheel-widgets' ), 'flywheel_clean_folder', __( 'Where the folder of widgets is on your site, such as https://school.example/widgets/', 'flywheel-widgets' ) ),
			'flywheel_oembed' => array( __( 'Flywheel oEmbed address', 'flywheel-widgets' ), 'flywheel_clean_address', __( 'Only if your school’s API answers oEmbed, such as https://school.example/api/oembed. Leave it empty if you do not know.', 'flywheel-widgets' ) ),
		);
		foreach ( $fields as $name => list( $label, $clean, $help ) ) {
			register_setting( 'general', $name, array( 'type' => 'string', 'sanitize_callback' => $clean, 'default' => '' ) );
			add_settings_field(
				$name,
				esc_html( $label ),
				function () use ( $name, $help ) {
					printf( '<input type="url" class="regular-text code" id="%1$s" name="%1$s" value="%2$s" aria-describedby="%1$s-help"><p class="description" id="%1$s-help">%3$s</p>', esc_attr( $name ), esc_attr( get_option( $name, '' ) ), esc_html( $help ) );
				},
				'general',
				'default',
				array( 'label_for' => $name )
			);
		}
	}
);
