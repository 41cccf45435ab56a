<?php
/** Does what each of `$situations` asks for, as WordPress would, and prints what came of it. */

$nothing = $told;
$came    = array();
foreach ( $situations as $given ) {
	$told = $nothing;
	foreach ( array( 'init', 'admin_init' ) as $hook ) {
		foreach ( $hooks[ $hook ] as $call ) {
			$call();
		}
	}
	$shown = array();
	foreach ( $given['shortcodes'] as list( $written, $words ) ) {
		$shown[] = $told['shortcodes']['flywheel']( $written, $words );
	}
	$pasted = array();
	foreach ( $given['pasted'] as $url ) {
		$html = null;
		foreach ( $told['handlers'] as $pattern => $call ) {
			if ( preg_match( $pattern, $url, $matches ) ) {
				$html = $call( $matches, array(), $url, array() );
			}
		}
		$pasted[] = $html;
	}
	$cleaned = array();
	foreach ( $given['typed'] as list( $name, $typed ) ) {
		$cleaned[] = $told['settings'][ $name ]( $typed );
	}
	$told['handlers'] = array_keys( $told['handlers'] );
	$came[] = compact( 'shown', 'pasted', 'cleaned', 'told' ) + array( 'widgets' => array_keys( flywheel_widgets() ) );
}
echo json_encode( $came, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
